/** u8.wrap is modulo 256, u8.clamp saturates, both take any integer. */
import { u8 } from 'bulkhead';

let one: u8 = 1;

export function scan(): void {
  console.log(u8.wrap(-1 * one), u8.clamp(-1 * one));
  console.log(u8.wrap(256 * one), u8.clamp(256 * one));
  console.log(u8.wrap(0 * one), u8.clamp(0 * one));
  console.log(u8.wrap(255 * one), u8.clamp(255 * one));
  console.log(u8.wrap(0 * one), u8.clamp(0 * one));
  console.log(u8.wrap(-1 * one), u8.clamp(-1 * one));
  console.log(u8.wrap(256 * one), u8.clamp(256 * one));
  console.log(u8.wrap(263 * one), u8.clamp(263 * one));
  console.log(u8.wrap(-263 * one), u8.clamp(-263 * one));
  console.log(u8.wrap(773 * one), u8.clamp(773 * one));
  console.log(u8.wrap(1099511627779 * one), u8.clamp(1099511627779 * one));
  console.log(u8.wrap(-1099511627779 * one), u8.clamp(-1099511627779 * one));
}
