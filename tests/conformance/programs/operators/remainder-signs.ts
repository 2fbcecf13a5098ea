/** `%` takes the sign of the dividend; integers have no -0. */
import type { i32 } from 'bulkhead';

let seven: i32 = 7;
let three: i32 = 3;
let zero: i32 = 0;

export function scan(): void {
  console.log(seven % three, -seven % three, seven % -three, -seven % -three);
  console.log(zero % three, -zero % three, -three % three, (-seven + 7) % three);
  console.log((-6 * seven) % 6, 2147483647 % seven, -2147483648 % three);
}
