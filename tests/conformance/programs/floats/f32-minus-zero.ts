/** f32 has -0: it prints as 0, equals 0, and shows in a quotient. */
import type { f32 } from 'bulkhead';

let zero: f32 = 0;
let one: f32 = 1;

export function scan(): void {
  const minus: f32 = -zero;
  console.log(minus, minus === zero, one / minus, one / zero, one / (minus + zero), one / (minus - zero));
  console.log(one / (minus * one), one / (minus * -one), one / (zero * -one), one / Math.abs(minus));
  console.log(one / Math.max(minus, zero), one / Math.min(zero, minus), one / Math.trunc(-one / 2), one / Math.round(-one / 4));
}
