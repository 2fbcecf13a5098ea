/** An assertion that fails stops the task with its message. */
import { assert, type i32 } from 'bulkhead';

let n: i32 = 3;

export function scan(): void {
  for (let turn = 0; turn < 5; turn++) {
    console.log(n);
    assert(n !== 1, 'n has come to one');
    n--;
  }
}
