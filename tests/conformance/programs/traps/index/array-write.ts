import type { i32 } from 'bulkhead';

const list: i32[] = [1, 2, 3];
let at: i32 = 2;

export function scan(): void {
  list[at] = 30;
  at++;
  list[at] = 40;
  console.log('after');
}
