/** i16(x) takes what fits and booleans; min and max are constants. */
import { i16 } from 'bulkhead';

let yes = true;
let one: i16 = 1;

export function scan(): void {
  console.log(i16(-32768 * one), i16(32767 * one), i16(0 * one));
  console.log(i16(yes), i16(!yes), i16(one > 1));
  console.log(i16.min, i16.max);
}
