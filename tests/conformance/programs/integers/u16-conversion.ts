/** u16(x) takes what fits and booleans; min and max are constants. */
import { u16 } from 'bulkhead';

let yes = true;
let one: u16 = 1;

export function scan(): void {
  console.log(u16(0 * one), u16(65535 * one), u16(0 * one));
  console.log(u16(yes), u16(!yes), u16(one > 1));
  console.log(u16.min, u16.max);
}
