/** The least i32 divided by -1 does not fit i32, yet the quotient is exact. */
import type { i32, u32 } from 'bulkhead';

let least: i32 = -2147483648;
let minus: i32 = -1;
let big: u32 = 4294967295;

export function scan(): void {
  console.log(Math.trunc(least / minus), least % minus, (least / minus) | 0);
  console.log(Math.trunc(big / 2), Math.trunc(big / 3), big % 10, Math.trunc(big / minus));
  console.log(Math.floor(least / 3), Math.trunc(least / 3), least % 3);
}
