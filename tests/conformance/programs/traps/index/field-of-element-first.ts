/** The element whose field is written is looked up before the value is worked out. */
import type { u8 } from 'bulkhead';

interface Cell {
  n: u8;
}
const cells: Cell[] = [{ n: 1 }, { n: 2 }];
let at: u8 = 1;
let zero: u8 = 1;

export function scan(): void {
  cells[at]!.n = 5 % zero;
  console.log(cells[1]!.n);
  at += 1;
  zero -= 1;
  cells[at]!.n = 5 % zero;
}
