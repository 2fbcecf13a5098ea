/** i8.wrap is modulo 256, i8.clamp saturates, both take any integer. */
import { i8 } from 'bulkhead';

let one: i8 = 1;

export function scan(): void {
  console.log(i8.wrap(-129 * one), i8.clamp(-129 * one));
  console.log(i8.wrap(128 * one), i8.clamp(128 * one));
  console.log(i8.wrap(-128 * one), i8.clamp(-128 * one));
  console.log(i8.wrap(127 * one), i8.clamp(127 * one));
  console.log(i8.wrap(0 * one), i8.clamp(0 * one));
  console.log(i8.wrap(-1 * one), i8.clamp(-1 * one));
  console.log(i8.wrap(256 * one), i8.clamp(256 * one));
  console.log(i8.wrap(263 * one), i8.clamp(263 * one));
  console.log(i8.wrap(-263 * one), i8.clamp(-263 * one));
  console.log(i8.wrap(773 * one), i8.clamp(773 * one));
  console.log(i8.wrap(1099511627779 * one), i8.clamp(1099511627779 * one));
  console.log(i8.wrap(-1099511627779 * one), i8.clamp(-1099511627779 * one));
}
