/** The object that is written to is read before the value: an index outside it traps first. */
import type { i32 } from 'bulkhead';

interface Cell {
  n: i32;
}
const cells: Cell[] = [{ n: 1 }, { n: 2 }];
let index: i32 = 1;
let count: i32 = 0;

function next(): i32 {
  count++;
  console.log(count);
  return count;
}

export function scan(): void {
  cells[index]!.n = next();
  console.log(cells[0]!.n, cells[1]!.n);
  index++;
  cells[index]!.n = next();
}
