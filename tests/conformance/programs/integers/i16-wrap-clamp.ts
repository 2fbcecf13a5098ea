/** i16.wrap is modulo 65536, i16.clamp saturates, both take any integer. */
import { i16 } from 'bulkhead';

let one: i16 = 1;

export function scan(): void {
  console.log(i16.wrap(-32769 * one), i16.clamp(-32769 * one));
  console.log(i16.wrap(32768 * one), i16.clamp(32768 * one));
  console.log(i16.wrap(-32768 * one), i16.clamp(-32768 * one));
  console.log(i16.wrap(32767 * one), i16.clamp(32767 * one));
  console.log(i16.wrap(0 * one), i16.clamp(0 * one));
  console.log(i16.wrap(-1 * one), i16.clamp(-1 * one));
  console.log(i16.wrap(65536 * one), i16.clamp(65536 * one));
  console.log(i16.wrap(65543 * one), i16.clamp(65543 * one));
  console.log(i16.wrap(-65543 * one), i16.clamp(-65543 * one));
  console.log(i16.wrap(196613 * one), i16.clamp(196613 * one));
  console.log(i16.wrap(1099511627779 * one), i16.clamp(1099511627779 * one));
  console.log(i16.wrap(-1099511627779 * one), i16.clamp(-1099511627779 * one));
}
