/** Timing diagrams of bistables and edge detection: tables 43 and 44 of IEC 61131-3:2013. The first of each block is the one in docs/iec/. */
import type { Diagram } from './diagram.ts';

const rTrig = { block: 'R_TRIG', make: 'new R_TRIG()', scan: 'block.update(CLK);' };
const fTrig = { block: 'F_TRIG', make: 'new F_TRIG()', scan: 'block.update(CLK);' };

export const logic: Diagram[] = [
  {
    ...rTrig,
    title: 'Q for one scan at each rise',
    inputs: { CLK: '__###__#_##____' },
    outputs: { Q: '__#____#_#_____' },
  },
  {
    ...rTrig,
    title: 'CLK true in the first scan is a rise, as the note to table 44 says',
    inputs: { CLK: '##_#' },
    outputs: { Q: '#__#' },
  },
  {
    ...fTrig,
    title: 'Q for one scan at each fall',
    inputs: { CLK: '##___##_#__####' },
    outputs: { Q: '__#____#_#_____' },
  },
  {
    ...fTrig,
    title: 'CLK false in the first scan is a fall, as the note to table 44 says',
    inputs: { CLK: '__#_' },
    outputs: { Q: '#__#' },
  },
  {
    block: 'SR',
    make: 'new SR()',
    scan: 'block.update(S1, R);',
    title: 'S1 sets, R resets, and S1 wins',
    inputs: { S1: '_#____###__#____', R: '___#___##_#___#_' },
    outputs: { Q1: '_##___####_###__' },
  },
  {
    block: 'RS',
    make: 'new RS()',
    scan: 'block.update(S, R1);',
    title: 'S sets, R1 resets, and R1 wins',
    inputs: { S: '_#____###__#____', R1: '___#___##_#___#_' },
    outputs: { Q1: '_##___#____###__' },
  },
  {
    block: 'HYSTERESIS',
    make: 'new HYSTERESIS()',
    scan: 'block.update(VALUE, 30, 70);',
    title: 'Q below 30, not above 70, and as it was in between',
    inputs: { VALUE: '50 40 30 29 25 30 50 65 70 71 80 75 70 50 35 30 29 40' },
    outputs: { Q: '___######_______##' },
  },
  {
    block: 'HYSTERESIS',
    make: 'new HYSTERESIS()',
    scan: 'block.update(VALUE, LOW, HIGH);',
    title: 'limits that move count at once; with low > high the lower one wins',
    inputs: { VALUE: '50 50 50 50 50 50', LOW: '30 60 30 30 70 30', HIGH: '70 90 70 40 30 90' },
    outputs: { Q: '_##_##' },
  },
  {
    block: 'HYSTERESIS',
    make: 'new HYSTERESIS<f32>()',
    scan: 'block.update(VALUE, 0.25, 0.75);',
    types: { VALUE: 'f32' },
    title: 'of f32',
    inputs: { VALUE: '0.5 0.25 0.125 0.5 0.75 0.875 0.5' },
    outputs: { Q: '__###__' },
  },
];
