/** Comparisons of u8 are of the mathematical values, whatever the other side is. */
import { type i32, type u32, type u8 as T } from 'bulkhead';

let low: T = 0;
let high: T = 255;
let minus: i32 = -1;
let big: u32 = 4294967295;

export function scan(): void {
  console.log(low < high, low <= low, high > low, high >= high, low === high, low !== high);
  console.log(minus < low, minus <= high, minus === low, high > minus);
  console.log(big > high, big >= low, big === high, low < big);
  console.log(minus < big, minus === big, high + 1 > high, low - 1 < low);
}
