/** for…of reads each element when its turn comes. */
import type { i32 } from 'bulkhead';

const list: i32[] = [1, 2, 3, 4];

export function scan(): void {
  let i: i32 = 0;
  for (const x of list) {
    if (i < 3) list[i + 1] = x * 10;
    list[i] = 0;
    i++;
    console.log(x);
  }
  for (const x of list) console.log(x);
}
