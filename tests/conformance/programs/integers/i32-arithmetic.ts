/** Arithmetic on i32 is exact: it does not wrap before it is stored. */
import { i32 } from 'bulkhead';

let low: i32 = -2147483648;
let high: i32 = 2147483647;
let three: i32 = 3;

export function scan(): void {
  console.log(high + high, low - high, low + low, -low, -high);
  console.log(high * three, low * three, high * three - high - high);
  console.log((high + 1) * 2 - 2, high % three, low % three, -high % three);
  console.log(Math.trunc(high / three), Math.trunc(low / three), Math.floor(low / three), Math.trunc(-high / three));
  console.log(Math.abs(low), Math.min(low, high), Math.max(low, high, three), Math.sign(low));
}
