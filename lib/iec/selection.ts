import { assert, type f32, type i32, type u32 } from '../bulkhead.ts';

/** `value`, but at least `mn` and at most `mx`: IEC 61131-3:2013, table 32 (edition 2: 2.5.1.5.4). With `mn > mx` the lower limit wins. */
export function LIMIT<T extends i32 | u32 | f32>(mn: NoInfer<T>, value: T, mx: NoInfer<T>): T {
  return value < mn ? mn : value > mx ? mx : value;
}

/** Input number `k`, counted from 0: IEC 61131-3:2013, table 32 (edition 2: 2.5.1.5.4). A `k` without an input traps. */
export function MUX<T extends i32 | u32 | f32 | boolean>(k: i32, inputs: readonly T[]): T {
  return inputs[k]!;
}

/**
 * The straight line through (`inLow`, `outLow`) and (`inHigh`, `outHigh`), at `value`; it goes on outside. Not in the standard: NORM_X and SCALE_X of other
 * tools in one. Traps when `inLow` is `inHigh`.
 */
export function SCALE(value: f32, inLow: f32, inHigh: f32, outLow: f32, outHigh: f32): f32 {
  assert(inLow !== inHigh, 'SCALE: no range');
  return outLow + ((value - inLow) / (inHigh - inLow)) * (outHigh - outLow);
}
