/** Timing diagrams of the counters: table 45 of IEC 61131-3:2013. The first of each block is the one in docs/iec/. */
import type { Diagram } from './diagram.ts';

const ctu = { block: 'CTU', make: 'new CTU(3)', scan: 'block.update(CU, R);' };
const ctd = { block: 'CTD', make: 'new CTD(3)', scan: 'block.update(CD, LD);' };
const ctud = { block: 'CTUD', make: 'new CTUD(2)', scan: 'block.update(CU, CD, R, LD);' };

/** So many counts up before the first scan. */
const counted = (counts: number) => `for (let i = 0; i < ${counts}; i++) { block.update(true); block.update(false); }`;

export const counters: Diagram[] = [
  {
    ...ctu,
    title: 'counts rises of CU; Q from PV on; R sets CV to 0',
    inputs: { CU: '_#_##_#__#_#____#_', R: '_____________#____' },
    outputs: { Q: '______#######_____', CV: '0 1 1 2 2 2 3 3 3 4 4 5 5 0 0 0 1 1' },
  },
  {
    ...ctu,
    title: 'R wins over CU, and a rise of CU while R holds is gone',
    inputs: { CU: '_#_#####_#', R: '___###____' },
    outputs: { Q: '__________', CV: '0 1 1 0 0 0 0 0 0 1' },
  },
  {
    ...ctu,
    title: 'CU true in the first scan counts (R_EDGE)',
    inputs: { CU: '##_#', R: '____' },
    outputs: { Q: '____', CV: '1 1 1 2' },
  },
  {
    ...ctu,
    title: 'CV stops at PVmax, 32767',
    make: 'new CTU(32767)',
    before: counted(32766),
    inputs: { CU: '_#_#_#', R: '______' },
    outputs: { Q: '_#####', CV: '32766 32767 32767 32767 32767 32767' },
  },
  {
    ...ctu,
    title: 'a changed PV counts at once; PV = 0 and below hold Q true',
    scan: 'block.pv = PV; block.update(CU, R);',
    types: { PV: 'i16' },
    inputs: { CU: '_#_#____', R: '________', PV: '3 3 3 3 2 5 0 -1' },
    outputs: { Q: '____#_##', CV: '0 1 1 2 2 2 2 2' },
  },
  {
    ...ctd,
    title: 'LD loads PV; counts rises of CD down; Q from 0 on',
    inputs: { CD: '__#_#_#_#__#_', LD: '_#________#__' },
    outputs: { Q: '#_____####___', CV: '0 3 2 2 1 1 0 0 -1 -1 3 2 2' },
  },
  {
    ...ctd,
    title: 'LD wins over CD, and a rise of CD while LD holds is gone',
    inputs: { CD: '_###_#', LD: '_##___' },
    outputs: { Q: '#_____', CV: '0 3 3 3 3 2' },
  },
  {
    ...ctd,
    title: 'CV stops at PVmin, -32768',
    make: 'new CTD(-32767)',
    inputs: { CD: '__#_#_#', LD: '_#_____' },
    outputs: { Q: '#######', CV: '0 -32767 -32768 -32768 -32768 -32768 -32768' },
  },
  {
    ...ctud,
    title: 'up and down; both in one scan cancel out; R wins over LD, LD over counting',
    inputs: { CU: '_##_#_#_#__##_##', CD: '__#_#__________#', R: '_________#______', LD: '_________###____' },
    outputs: { QU: '________#_######', QD: '#_####___#______', CV: '0 1 0 0 0 0 1 1 2 0 2 2 2 2 3 2' },
  },
  {
    ...ctud,
    title: 'CV stops at PVmax, 32767',
    make: 'new CTUD(32766)',
    inputs: { CU: '__#_#_#__', CD: '_______#_', R: '_________', LD: '_#_______' },
    outputs: { QU: '_########', QD: '#________', CV: '0 32766 32767 32767 32767 32767 32767 32766 32766' },
  },
  {
    ...ctud,
    title: 'CV stops at PVmin, -32768',
    make: 'new CTUD(-32767)',
    inputs: { CU: '_______#_', CD: '__#_#_#__', R: '_________', LD: '_#_______' },
    outputs: { QU: '##_____##', QD: '#########', CV: '0 -32767 -32768 -32768 -32768 -32768 -32768 -32767 -32767' },
  },
  {
    block: 'CTU_DINT',
    make: 'new CTU_DINT(40000)',
    scan: 'block.update(CU, R);',
    before: counted(39_999),
    title: 'counts past 32767',
    inputs: { CU: '_#_#_', R: '____#' },
    outputs: { Q: '_###_', CV: '39999 40000 40000 40001 0' },
  },
  {
    block: 'CTD_DINT',
    make: 'new CTD_DINT(2)',
    scan: 'block.update(CD, LD);',
    title: 'down to 0',
    inputs: { CD: '__#_#_#', LD: '_#_____' },
    outputs: { Q: '#___###', CV: '0 2 1 1 0 0 -1' },
  },
  {
    block: 'CTUD_DINT',
    make: 'new CTUD_DINT(2)',
    scan: 'block.update(CU, CD, R, LD);',
    title: 'up to PV and down to 0',
    inputs: { CU: '_#_#____', CD: '____#_#_', R: '________', LD: '________' },
    outputs: { QU: '___#____', QD: '#_____##', CV: '0 1 1 2 1 1 0 0' },
  },
  {
    block: 'CTD_DINT',
    make: 'new CTD_DINT(-2147483647)',
    scan: 'block.update(CD, LD);',
    title: 'CV stops at PVmin, -2147483648',
    inputs: { CD: '__#_#_#', LD: '_#_____' },
    outputs: { Q: '#######', CV: '0 -2147483647 -2147483648 -2147483648 -2147483648 -2147483648 -2147483648' },
  },
  {
    block: 'CTUD_DINT',
    make: 'new CTUD_DINT(2147483646)',
    scan: 'block.update(CU, CD, R, LD);',
    title: 'CV stops at PVmax, 2147483647',
    inputs: { CU: '__#_#_#___', CD: '_______#__', R: '_________#', LD: '_#________' },
    outputs: {
      QU: '_########_',
      QD: '#________#',
      CV: '0 2147483646 2147483647 2147483647 2147483647 2147483647 2147483647 2147483646 2147483646 0',
    },
  },
  {
    block: 'CTUD_DINT',
    make: 'new CTUD_DINT(-2147483647)',
    scan: 'block.update(CU, CD, R, LD);',
    title: 'CV stops at PVmin, -2147483648; R wins over LD',
    inputs: { CU: '_______#__', CD: '__#_#_#___', R: '_________#', LD: '_#_______#' },
    outputs: {
      QU: '##_____###',
      QD: '##########',
      CV: '0 -2147483647 -2147483648 -2147483648 -2147483648 -2147483648 -2147483648 -2147483647 -2147483647 0',
    },
  },
];
