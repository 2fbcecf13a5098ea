/** After `a || b` neither side alone is known. */
import type { i32, u8 } from 'bulkhead';

const list: u8[] = [5, 6, 7];

function look(i: i32, force: boolean): u8 {
  if (force || (i >= 0 && i < 3)) return list[i]!;
  return 0;
}

export function scan(): void {
  console.log(look(2, false), look(9, false), look(0, true));
  console.log(look(3, true));
}
