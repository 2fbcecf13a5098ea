/** `x & 7` is 0..7 for any x; `x % 8` is not. */
import type { i32, u8 } from 'bulkhead';

const list: u8[] = [0, 1, 2, 3, 4, 5, 6, 7];
let x: i32 = -3;

export function scan(): void {
  console.log(list[x & 7]!, list[(x - 100) & 7]!, list[-x % 8]!);
  console.log(list[x % 8]!);
}
