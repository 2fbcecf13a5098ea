/** The range of a result is that of all its returns. */
import type { i32, u8 } from 'bulkhead';

const list: u8[] = [1, 2, 3];

function pick(n: i32): i32 {
  if (n > 10) return 2;
  if (n > 5) return n - 5;
  return 0;
}

export function scan(): void {
  console.log(list[pick(11)]!, list[pick(6)]!, list[pick(-100)]!);
  console.log(list[pick(9)]!);
}
