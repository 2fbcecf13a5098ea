/**
 * Diagrams of RAMP, PID and the functions. Scans are 125 ms apart, so that every value is exact in f32 and the table can be done by hand. The first of each
 * block is the one in docs/iec/.
 */
import type { Diagram } from './diagram.ts';

const ramp = { block: 'RAMP', make: 'new RAMP(8, 16)', scan: 'block.update(IN);', types: { IN: 'f32' }, step: 125 };

/** A controller of gain 2, TI = 1 s: a deviation of 1 adds 0.25 a scan. */
const pi = {
  block: 'PID',
  make: "new PID({ kp: 2, ti: '1s', td: '0s', n: 10, min: -1, max: 3 })",
  scan: 'block.update(SP, PV);',
  types: { SP: 'f32', PV: 'f32', HAND: 'f32' },
  step: 125,
};
/** TD = 1 s filtered with 125 ms: what is left of a derivative halves from scan to scan. */
const pd = {
  ...pi,
  make: "new PID({ kp: 1, ti: '0s', td: '1s', n: 8, min: -100, max: 100 })",
};

export const control: Diagram[] = [
  {
    ...ramp,
    title: 'rises by 8 a second, falls by 16 a second',
    inputs: { IN: '0 4 4 4 4 4 4 -1 -1 -1 -1 -1 2.5 2.5 2.5 2.5 2.5' },
    outputs: { BUSY: '_###___##___###__', XOUT: '0 1 2 3 4 4 4 2 0 -1 -1 -1 0 1 2 2.5 2.5' },
  },
  {
    ...ramp,
    title: 'set moves it at once; the time of late scans counts',
    scan: 'if (SET) block.set(IN); else block.update(IN);',
    times: [0, 125, 250, 500, 1500, 1625],
    inputs: { SET: '_#____', IN: '4 10 12 12 40 9' },
    outputs: { BUSY: '#_#_##', XOUT: '0 10 11 12 20 18' },
  },
  {
    ...ramp,
    title: 'a rate of 0 holds',
    make: 'new RAMP(0, 0)',
    scan: 'block.ascend = UP; block.update(IN);',
    types: { IN: 'f32', UP: 'f32' },
    inputs: { IN: '3 3 3 3 -3 -3', UP: '0 0 8 0 0 0' },
    outputs: { BUSY: '######', XOUT: '0 0 1 1 1 1' },
  },
  {
    ...ramp,
    title: 'steps too small for the output add up (Kahan sum)',
    before: 'block.set(16777216);',
    inputs: { IN: '16777226 16777226 16777226 16777226 16777226 16777226 16777226' },
    outputs: { BUSY: '#######', XOUT: '16777216 16777216 16777218 16777220 16777220 16777220 16777222' },
  },
  {
    ...pi,
    title: 'integral up to the limit and at once away from it; manual mode and back without a bump',
    scan: 'if (MANUAL) block.manual(SP, PV, HAND); else block.update(SP, PV);',
    inputs: {
      SP: '1 1 1 1 1 1 1 0 0 0 1 1 1 1 1 0 0',
      PV: '0 0 0 0 0 0 0 0 0 0 1 1 0.5 0.5 0.5 1 0',
      MANUAL: '_________####____',
      HAND: '0 0 0 0 0 0 0 0 0 0.5 0.5 5 1.5 0 0 0 0',
    },
    outputs: { XOUT: '2 2.25 2.5 2.75 3 3 3 1 1 0.5 0.5 3 1.5 1.625 1.75 -1 0.75', LIMITED: '____###____#___#_' },
  },
  {
    ...pi,
    title: 'the sample time is the time between scans; two updates in one scan add nothing',
    times: [1000, 1250, 1375, 1375, 1500],
    inputs: { SP: '0.5 0.5 0.5 0.5 0.5', PV: '0 0 0 0 0' },
    outputs: { XOUT: '1 1.25 1.375 1.375 1.5', LIMITED: '_____' },
  },
  {
    ...pi,
    title: 'a gain below 0 acts the other way round',
    make: "new PID({ kp: -2, ti: '1s', td: '0s', n: 10, min: -3, max: 1 })",
    inputs: { SP: '1 1 1 1 1 1 1 0 0', PV: '0 0 0 0 0 0 0 0 1' },
    outputs: { XOUT: '-2 -2.25 -2.5 -2.75 -3 -3 -3 -1 1', LIMITED: '____###_#' },
  },
  {
    ...pi,
    title: 'a changed TI does not move the output; TI = 0 stops the integral where it is',
    scan: 'block.ti = TI; block.update(SP, PV);',
    types: { ...pi.types, TI: 'u32' },
    inputs: { SP: '0.5 0.5 0.5 0.5 0.5 0.5 0.5', PV: '0 0 0 0 0 0 0', TI: '1000 1000 500 500 0 0 1000' },
    outputs: { XOUT: '1 1.125 1.375 1.625 1.625 1.625 1.75', LIMITED: '_______' },
  },
  {
    ...pi,
    title: 'limits that move count at once',
    scan: 'block.min = LOW; block.max = HIGH; block.update(SP, PV);',
    types: { ...pi.types, LOW: 'f32', HIGH: 'f32' },
    inputs: { SP: '1 1 1 1 1', PV: '0 0 0 0 0', LOW: '-1 -1 -1 4 -1', HIGH: '3 1.5 2.375 5 9' },
    outputs: { XOUT: '2 1.5 2.25 4 2.75', LIMITED: '_#_#_' },
  },
  {
    ...pd,
    title: 'derivative of the measurement, filtered; a step of SP makes no spike',
    inputs: { SP: '0 0 0 0 0 1 1 1', PV: '0 1 1 1 1 1 1 1' },
    outputs: { XOUT: '0 -5 -3 -2 -1.5 -0.25 -0.125 -0.0625', LIMITED: '________' },
  },
  {
    ...pd,
    title: 'without integral action what manual mode left stays as a bias',
    scan: 'if (MANUAL) block.manual(SP, PV, HAND); else block.update(SP, PV);',
    inputs: { SP: '0 2 2 2', PV: '0 0 0 1', MANUAL: '_#__', HAND: '0 7 0 0' },
    outputs: { XOUT: '0 7 7 2', LIMITED: '____' },
  },
  {
    ...pi,
    title: 'the integral leaves room for the derivative at the limit',
    make: "new PID({ kp: 1, ti: '1s', td: '1s', n: 8, min: -100, max: 3 })",
    inputs: { SP: '2 2 2 2 2 2 2', PV: '0 0 -0.5 -0.5 -0.5 -0.5 0' },
    outputs: { XOUT: '2 2.25 3 3 3 3 0.625', LIMITED: '__####_' },
  },
  {
    ...pi,
    title: 'manual mode takes the derivative into account',
    make: "new PID({ kp: 1, ti: '1s', td: '1s', n: 8, min: -100, max: 100 })",
    scan: 'if (MANUAL) block.manual(SP, PV, HAND); else block.update(SP, PV);',
    inputs: { SP: '0 0 0', PV: '0 0.5 0.5', MANUAL: '_#_', HAND: '0 2 0' },
    outputs: { XOUT: '0 2 2.9375', LIMITED: '___' },
  },
  {
    ...pi,
    title: 'min may be max',
    make: "new PID({ kp: 2, ti: '1s', td: '0s', n: 10, min: 1, max: 1 })",
    inputs: { SP: '1 1 -1', PV: '0 0 0' },
    outputs: { XOUT: '1 1 1', LIMITED: '###' },
  },
  {
    block: 'LIMIT',
    scan: 'const OUT = LIMIT(0, IN, 10);',
    title: 'at least MN and at most MX',
    inputs: { IN: '5 9 10 11 20 10 3 0 -1 -9 0 4' },
    outputs: { OUT: '5 9 10 10 10 10 3 0 0 0 0 4' },
  },
  {
    block: 'LIMIT',
    scan: 'const OUT = LIMIT<f32>(MN, IN, MX);',
    types: { MN: 'f32', IN: 'f32', MX: 'f32' },
    title: 'of f32; with MN > MX the lower limit wins',
    inputs: { MN: '0 0 0 5 5', IN: '0.5 -0.5 1.5 0.5 9', MX: '1 1 1 1 1' },
    outputs: { OUT: '0.5 0 1 5 1' },
  },
  {
    block: 'MUX',
    scan: 'const OUT = MUX<i32>(K, [A, B, 7]);',
    title: 'input number K',
    inputs: { K: '0 0 1 1 2 2 1 0', A: '1 2 3 4 5 6 7 8', B: '10 20 30 40 50 60 70 80' },
    outputs: { OUT: '1 2 30 40 7 7 70 8' },
  },
  {
    block: 'MUX',
    scan: 'const OUT = MUX<boolean>(K, [A, B]);',
    title: 'of BOOL',
    inputs: { K: '0 0 1 1', A: '_#_#', B: '#__#' },
    outputs: { OUT: '_#_#' },
  },
  {
    block: 'SCALE',
    scan: 'const OUT = SCALE(IN, 0, 1024, 4, 20);',
    types: { IN: 'f32' },
    title: '0..1024 to 4..20, and on outside',
    inputs: { IN: '0 256 512 768 1024 1280 1024 0 -256' },
    outputs: { OUT: '4 8 12 16 20 24 20 4 0' },
  },
  {
    block: 'SCALE',
    scan: 'const OUT = SCALE(IN, 100, -100, 0, 1);',
    types: { IN: 'f32' },
    title: 'a falling line',
    inputs: { IN: '100 50 0 -50 -100' },
    outputs: { OUT: '0 0.25 0.5 0.75 1' },
  },
];
