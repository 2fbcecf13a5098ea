import type { i32 } from 'bulkhead';

interface Cell {
  n: i32;
}
const cells: Cell[] = [{ n: 1 }, { n: 2 }];
let at: i32 = 1;

export function scan(): void {
  cells[at]!.n = 5;
  console.log(cells[1]!.n);
  at += 1;
  cells[at]!.n = 6;
}
