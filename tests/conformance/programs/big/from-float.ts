import { type f32, type f64, i64, u64 } from 'bulkhead';

let a: f64 = -2.5;
let b: f64 = 1e15;
let c: f32 = 16777216.0;
let d: f32 = 0.5;

export function scan(): void {
  console.log(i64.trunc(a), i64.floor(a), i64.round(a), u64.trunc(b), i64.trunc(b * 9000), u64.floor(b * 18446));
  console.log(i64.trunc(c), u64.round(d), i64.floor(-d), u64.trunc(-d), i64.round(-d));
  console.log(i64.trunc(-9223372036854775808 + 0.0 * a));
  console.log(u64.trunc(b * 18447));
}
