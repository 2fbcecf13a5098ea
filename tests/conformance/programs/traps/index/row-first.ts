/** What leads to the element comes before the value: the row, and what its index is made of. */
import type { FixedArray, u8 } from 'bulkhead';

const rows: FixedArray<FixedArray<u8, 2>, 2> = [
  [1, 2],
  [3, 4],
];
let at: u8 = 1;
let zero: u8 = 1;
let big: u8 = 254;

export function scan(): void {
  rows[at]![5 % zero] = big + 1;
  console.log(rows[1]![0]!);
  at += 1;
  big += 1;
  rows[at]![5 % zero] = big + 1;
}
