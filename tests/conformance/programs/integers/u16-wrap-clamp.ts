/** u16.wrap is modulo 65536, u16.clamp saturates, both take any integer. */
import { u16 } from 'bulkhead';

let one: u16 = 1;

export function scan(): void {
  console.log(u16.wrap(-1 * one), u16.clamp(-1 * one));
  console.log(u16.wrap(65536 * one), u16.clamp(65536 * one));
  console.log(u16.wrap(0 * one), u16.clamp(0 * one));
  console.log(u16.wrap(65535 * one), u16.clamp(65535 * one));
  console.log(u16.wrap(0 * one), u16.clamp(0 * one));
  console.log(u16.wrap(-1 * one), u16.clamp(-1 * one));
  console.log(u16.wrap(65536 * one), u16.clamp(65536 * one));
  console.log(u16.wrap(65543 * one), u16.clamp(65543 * one));
  console.log(u16.wrap(-65543 * one), u16.clamp(-65543 * one));
  console.log(u16.wrap(196613 * one), u16.clamp(196613 * one));
  console.log(u16.wrap(1099511627779 * one), u16.clamp(1099511627779 * one));
  console.log(u16.wrap(-1099511627779 * one), u16.clamp(-1099511627779 * one));
}
