/** A value that changes its sign every turn. */
import type { i32, u8 } from 'bulkhead';

const list: u8[] = [7, 8, 9];

export function scan(): void {
  let x: i32 = 2;
  for (let i = 0; i < 3; i++) {
    console.log(list[x]!);
    x = -x;
  }
}
