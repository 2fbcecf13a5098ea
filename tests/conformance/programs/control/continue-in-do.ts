/** `continue` in do…while goes to the condition. */
import type { i32 } from 'bulkhead';

export function scan(): void {
  let n: i32 = 0;
  do {
    n++;
    if (n === 2) continue;
    console.log(n);
  } while (n < 4);
  let i: i32 = 0;
  while (i < 5) {
    i++;
    if (i % 2 === 0) continue;
    console.log('odd', i);
  }
}
