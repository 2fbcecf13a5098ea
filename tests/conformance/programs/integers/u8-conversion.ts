/** u8(x) takes what fits and booleans; min and max are constants. */
import { u8 } from 'bulkhead';

let yes = true;
let one: u8 = 1;

export function scan(): void {
  console.log(u8(0 * one), u8(255 * one), u8(0 * one));
  console.log(u8(yes), u8(!yes), u8(one > 1));
  console.log(u8.min, u8.max);
}
