/** Nested conditional expressions group to the right. */
import { assert, i32 } from 'bulkhead';

function size(n: i32): i32 {
  return n < 0 ? -1 : n === 0 ? 0 : n < 10 ? 1 : n < 100 ? 2 : 3;
}
let flag = false;
let a: i32 = 10;
let b: i32 = 20;

export function scan(): void {
  assert(size(-5) === -1 && size(0) === 0 && size(9) === 1 && size(10) === 2 && size(100) === 3, 'chain');
  for (let turn = 0; turn < 2; turn++) {
    const chosen = flag ? a : b;
    console.log(chosen, (flag ? b : a) - chosen, flag ? 'a' : 'b');
    flag = !flag;
  }
}
