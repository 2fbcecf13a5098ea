/** i32(x) takes what fits and booleans; min and max are constants. */
import { i32 } from 'bulkhead';

let yes = true;
let one: i32 = 1;

export function scan(): void {
  console.log(i32(-2147483648 * one), i32(2147483647 * one), i32(0 * one));
  console.log(i32(yes), i32(!yes), i32(one > 1));
  console.log(i32.min, i32.max);
}
