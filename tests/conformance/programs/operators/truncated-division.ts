/** Math.trunc goes towards zero, Math.floor down, `| 0` as trunc. */
import type { i32 } from 'bulkhead';

let seven: i32 = 7;
let two: i32 = 2;

export function scan(): void {
  console.log(Math.trunc(seven / two), Math.trunc(-seven / two), Math.trunc(seven / -two), Math.trunc(-seven / -two));
  console.log(Math.floor(seven / two), Math.floor(-seven / two), Math.floor(seven / -two), Math.floor(-seven / -two));
  console.log((seven / two) | 0, (-seven / two) | 0, (seven / -two) | 0);
  console.log(Math.trunc(1 / seven), Math.trunc(-1 / seven), Math.floor(-1 / seven));
}
