/** i32.wrap is modulo 4294967296, i32.clamp saturates, both take any integer. */
import { i32 } from 'bulkhead';

let one: i32 = 1;

export function scan(): void {
  console.log(i32.wrap(-2147483649 * one), i32.clamp(-2147483649 * one));
  console.log(i32.wrap(2147483648 * one), i32.clamp(2147483648 * one));
  console.log(i32.wrap(-2147483648 * one), i32.clamp(-2147483648 * one));
  console.log(i32.wrap(2147483647 * one), i32.clamp(2147483647 * one));
  console.log(i32.wrap(0 * one), i32.clamp(0 * one));
  console.log(i32.wrap(-1 * one), i32.clamp(-1 * one));
  console.log(i32.wrap(4294967296 * one), i32.clamp(4294967296 * one));
  console.log(i32.wrap(4294967303 * one), i32.clamp(4294967303 * one));
  console.log(i32.wrap(-4294967303 * one), i32.clamp(-4294967303 * one));
  console.log(i32.wrap(12884901893 * one), i32.clamp(12884901893 * one));
  console.log(i32.wrap(1099511627779 * one), i32.clamp(1099511627779 * one));
  console.log(i32.wrap(-1099511627779 * one), i32.clamp(-1099511627779 * one));
}
