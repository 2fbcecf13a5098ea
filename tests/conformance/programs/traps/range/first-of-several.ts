/** Traps come in the order of evaluation: the left operand's first. */
import { type i32, u8 } from 'bulkhead';

let big: i32 = 300;
let zero: i32 = 0;

export function scan(): void {
  console.log(u8(big) + (1 % zero));
}
