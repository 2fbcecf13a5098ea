import type { i32, u8 } from 'bulkhead';
class Cell {
  n: i32 = 0;
  pair: [u8, i32] = [1, 2];
  put(to: i32, more: i32 = to): i32 {
    this.n = to + more;
    return this.n;
  }
}
const cells = [new Cell(), new Cell()];
let at: i32 = 0;
function say(n: i32): i32 {
  console.log('say', n);
  return n;
}
function both(cell: Cell, n: i32): i32 {
  return cell.n + n;
}
export function scan(): void {
  cells[at]!.n = say(4);
  cells[at]!.pair[1] = say(5);
  console.log(cells[at]!.put(say(6)), both(cells[at]!, say(7)), cells[at]!.n + say(8), cells[at]!.pair[1] - say(1));
  at = 2;
  if (say(0) === 1) cells[at]!.n = say(1);
  console.log(both(cells[at]!, say(9)));
}
