/** Timing diagrams of the timers: figure 15 of IEC 61131-3:2013, and what the standard leaves open. The first of each block is the one in docs/iec/. */
import type { Diagram } from './diagram.ts';

const ton = { block: 'TON', make: "new TON('50ms')", scan: 'block.update(IN);' };
const tof = { block: 'TOF', make: "new TOF('50ms')", scan: 'block.update(IN);' };
const tp = { block: 'TP', make: "new TP('50ms')", scan: 'block.update(IN);' };

export const timers: Diagram[] = [
  {
    ...ton,
    title: 'Q follows the rise of IN after PT; an input that is shorter leaves nothing',
    inputs: { IN: '__#########____###____' },
    outputs: {
      Q: '_______####___________',
      ET: '0 0 0 10 20 30 40 50 50 50 50 0 0 0 0 0 10 20 0 0 0 0',
    },
  },
  {
    ...ton,
    title: 'IN true from the first scan counts as a rise in it',
    inputs: { IN: '########' },
    outputs: { Q: '_____###', ET: '0 10 20 30 40 50 50 50' },
  },
  {
    ...ton,
    title: 'an input that falls and rises again starts from 0',
    inputs: { IN: '####_####_######' },
    outputs: { Q: '_______________#', ET: '0 10 20 30 0 0 10 20 30 0 0 10 20 30 40 50' },
  },
  {
    ...ton,
    title: 'PT = 0: Q is IN',
    make: "new TON('0ms')",
    inputs: { IN: '_#_##_' },
    outputs: { Q: '_#_##_', ET: '0 0 0 0 0 0' },
  },
  {
    ...ton,
    title: 'scans that come late: PT is reached in the first scan at or past it, and ET stops at PT',
    times: [0, 7, 30, 56, 57, 58, 1000],
    inputs: { IN: '_######' },
    outputs: { Q: '____###', ET: '0 0 23 49 50 50 50' },
  },
  {
    ...ton,
    title: 'the clock wraps while time runs',
    start: 2 ** 32 - 25,
    inputs: { IN: '_########' },
    outputs: { Q: '______###', ET: '0 0 10 20 30 40 50 50 50' },
  },
  {
    ...ton,
    title: 'a PT of 49.7 days, the longest there is, with scans half of it apart',
    make: "new TON('4294967295ms')",
    times: [5, 2147483652, 3, 4, 2 ** 32 - 1],
    inputs: { IN: '#####' },
    outputs: { Q: '___##', ET: '0 2147483647 4294967294 4294967295 4294967295' },
  },
  {
    ...ton,
    title: 'a longer PT while time runs counts at once; once Q is true it has no effect',
    scan: 'block.pt = PT; block.update(IN);',
    types: { PT: 'u32' },
    inputs: { IN: '##########', PT: '20 20 50 50 50 50 90 90 90 90' },
    outputs: { Q: '_____#####', ET: '0 10 20 30 40 50 50 50 50 50' },
  },
  {
    ...ton,
    title: 'a shorter PT than ET ends it',
    scan: 'block.pt = PT; block.update(IN);',
    types: { PT: 'u32' },
    inputs: { IN: '#######_##', PT: '90 90 90 90 20 20 20 20 20 20' },
    outputs: { Q: '____###___', ET: '0 10 20 30 20 20 20 0 0 10' },
  },
  {
    ...tof,
    title: 'Q follows the fall of IN after PT; a gap that is shorter leaves nothing',
    inputs: { IN: '__####________###__##_______' },
    outputs: {
      Q: '__#########___############__',
      ET: '0 0 0 0 0 0 0 10 20 30 40 50 50 50 0 0 0 0 10 0 0 0 10 20 30 40 50 50',
    },
  },
  {
    ...tof,
    title: 'an input that was never true starts nothing',
    inputs: { IN: '________#_______' },
    outputs: { Q: '________######__', ET: '0 0 0 0 0 0 0 0 0 0 10 20 30 40 50 50' },
  },
  {
    ...tof,
    title: 'PT = 0: Q is IN',
    make: "new TOF('0ms')",
    inputs: { IN: '_#_##_' },
    outputs: { Q: '_#_##_', ET: '0 0 0 0 0 0' },
  },
  {
    ...tof,
    title: 'the clock wraps while time runs',
    start: 2 ** 32 - 25,
    inputs: { IN: '##________' },
    outputs: { Q: '#######___', ET: '0 0 0 10 20 30 40 50 50 50' },
  },
  {
    ...tof,
    title: 'a longer PT while time runs counts at once; once Q is false it has no effect',
    scan: 'block.pt = PT; block.update(IN);',
    types: { PT: 'u32' },
    inputs: { IN: '#_________', PT: '20 20 20 40 40 40 90 90 90 90' },
    outputs: { Q: '#####_____', ET: '0 0 10 20 30 40 40 40 40 40' },
  },
  {
    ...tof,
    title: 'a shorter PT than ET ends it',
    scan: 'block.pt = PT; block.update(IN);',
    types: { PT: 'u32' },
    inputs: { IN: '##________', PT: '90 90 90 90 90 20 20 20 20 20' },
    outputs: { Q: '#####_____', ET: '0 0 0 10 20 20 20 20 20 20' },
  },
  {
    ...tp,
    title: 'a rise makes a pulse of PT, whether IN is longer or shorter; a rise within it has no effect',
    inputs: { IN: '_#########_____##________#_#_#_____' },
    outputs: {
      Q: '_#####_________#####_____#####_____',
      ET: '0 0 10 20 30 40 50 50 50 50 0 0 0 0 0 0 10 20 30 40 0 0 0 0 0 0 10 20 30 40 0 0 0 0 0',
    },
  },
  {
    ...tp,
    title: 'a rise in the scan in which the pulse ends starts the next',
    inputs: { IN: '_##___#______' },
    outputs: { Q: '_##########__', ET: '0 0 10 20 30 40 0 10 20 30 40 0 0' },
  },
  {
    ...tp,
    title: 'IN that stays true starts nothing again before it has fallen',
    inputs: { IN: '########_#____' },
    outputs: { Q: '#####____#####', ET: '0 10 20 30 40 50 50 50 0 0 10 20 30 40' },
  },
  {
    ...tp,
    title: 'PT = 0: no pulse',
    make: "new TP('0ms')",
    inputs: { IN: '_#_##_' },
    outputs: { Q: '______', ET: '0 0 0 0 0 0' },
  },
  {
    ...tp,
    title: 'the clock wraps while the pulse runs',
    start: 2 ** 32 - 25,
    inputs: { IN: '_#________' },
    outputs: { Q: '_#####____', ET: '0 0 10 20 30 40 0 0 0 0' },
  },
  {
    ...tp,
    title: 'a PT of 0 ends the pulse, a longer one prolongs it',
    scan: 'block.pt = PT; block.update(IN);',
    types: { PT: 'u32' },
    inputs: { IN: '#______#_________', PT: '50 50 0 50 50 50 50 20 20 80 80 80 80 80 80 80 80' },
    outputs: { Q: '##_____########__', ET: '0 10 0 0 0 0 0 0 10 20 30 40 50 60 70 0 0' },
  },
];
