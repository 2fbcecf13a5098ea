/** Where value and index both trap, the value does so first: JavaScript works it out before it stores. */
import type { i32 } from 'bulkhead';

const list: i32[] = [1, 2, 3];
let at: i32 = 2;
let zero: i32 = 1;

export function scan(): void {
  list[at] = 5 % zero;
  console.log(list[2]!);
  at += 1;
  zero -= 1;
  list[at] = 5 % zero;
}
