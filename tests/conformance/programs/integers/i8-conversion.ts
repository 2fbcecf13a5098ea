/** i8(x) takes what fits and booleans; min and max are constants. */
import { i8 } from 'bulkhead';

let yes = true;
let one: i8 = 1;

export function scan(): void {
  console.log(i8(-128 * one), i8(127 * one), i8(0 * one));
  console.log(i8(yes), i8(!yes), i8(one > 1));
  console.log(i8.min, i8.max);
}
