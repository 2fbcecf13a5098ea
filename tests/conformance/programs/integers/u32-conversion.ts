/** u32(x) takes what fits and booleans; min and max are constants. */
import { u32 } from 'bulkhead';

let yes = true;
let one: u32 = 1;

export function scan(): void {
  console.log(u32(0 * one), u32(4294967295 * one), u32(0 * one));
  console.log(u32(yes), u32(!yes), u32(one > 1));
  console.log(u32.min, u32.max);
}
