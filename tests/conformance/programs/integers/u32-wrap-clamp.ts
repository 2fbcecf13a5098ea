/** u32.wrap is modulo 4294967296, u32.clamp saturates, both take any integer. */
import { u32 } from 'bulkhead';

let one: u32 = 1;

export function scan(): void {
  console.log(u32.wrap(-1 * one), u32.clamp(-1 * one));
  console.log(u32.wrap(4294967296 * one), u32.clamp(4294967296 * one));
  console.log(u32.wrap(0 * one), u32.clamp(0 * one));
  console.log(u32.wrap(4294967295 * one), u32.clamp(4294967295 * one));
  console.log(u32.wrap(0 * one), u32.clamp(0 * one));
  console.log(u32.wrap(-1 * one), u32.clamp(-1 * one));
  console.log(u32.wrap(4294967296 * one), u32.clamp(4294967296 * one));
  console.log(u32.wrap(4294967303 * one), u32.clamp(4294967303 * one));
  console.log(u32.wrap(-4294967303 * one), u32.clamp(-4294967303 * one));
  console.log(u32.wrap(12884901893 * one), u32.clamp(12884901893 * one));
  console.log(u32.wrap(1099511627779 * one), u32.clamp(1099511627779 * one));
  console.log(u32.wrap(-1099511627779 * one), u32.clamp(-1099511627779 * one));
}
