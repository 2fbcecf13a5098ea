/**
 * `bulkhead/iec`: the standard function blocks and functions of IEC 61131-3, and those of control that every PLC has. An instance lives at the top level
 * of a task; `update(…)` is its call, once a scan; its outputs are getters, named as in the standard, in camel case. Time is the scan's own instant, so one
 * scan sees one time. Before the first `update`, outputs are FALSE or 0. docs/plc.md shows each beside its ST.
 */
export { RS, SR } from './iec/bistables.ts';
export { CTD, CTU, CTUD } from './iec/counters.ts';
export { CTD_DINT, CTU_DINT, CTUD_DINT } from './iec/counters-dint.ts';
export { F_TRIG, R_TRIG } from './iec/edges.ts';
export { HYSTERESIS } from './iec/hysteresis.ts';
export { PID, type Tuning } from './iec/pid.ts';
export { RAMP } from './iec/ramp.ts';
export { LIMIT, MUX, SCALE } from './iec/selection.ts';
export { TOF, TON, TP } from './iec/timers.ts';
