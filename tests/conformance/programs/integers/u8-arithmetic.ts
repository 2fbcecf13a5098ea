/** Arithmetic on u8 is exact: it does not wrap before it is stored. */
import { u8 } from 'bulkhead';

let low: u8 = 0;
let high: u8 = 255;
let three: u8 = 3;

export function scan(): void {
  console.log(high + high, low - high, low + low, -low, -high);
  console.log(high * three, low * three, high * three - high - high);
  console.log((high + 1) * 2 - 2, high % three, low % three, -high % three);
  console.log(Math.trunc(high / three), Math.trunc(low / three), Math.floor(low / three), Math.trunc(-high / three));
  console.log(Math.abs(low), Math.min(low, high), Math.max(low, high, three), Math.sign(low));
}
