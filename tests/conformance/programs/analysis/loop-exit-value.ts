/** After the loop the counter is at its limit, not below it. */
import type { u8 } from 'bulkhead';

const list: u8[] = [1, 2, 3, 4];

export function scan(): void {
  let i = 0;
  for (i = 0; i < list.length; i++) if (list[i] === 9) break;
  console.log(i);
  console.log(list[i]!);
}
