import type { i32 } from 'bulkhead';
class Cell {
  n: i32 = 0;
  add(by: i32): Cell {
    this.n += by;
    return this;
  }
  get twice(): i32 {
    return this.n * 2;
  }
}
const cells = [new Cell(), new Cell(), new Cell()];
let at: i32 = 0;
function pick(): Cell {
  at++;
  return cells[at % 3]!;
}
export function scan(): void {
  console.log(pick().add(3).add(at).twice, at);
  const held = pick();
  held.add(pick().add(1).n);
  console.log(held.n, at, cells[0]!.n, cells[1]!.n, cells[2]!.n);
  const alias = cells[at % 3]!;
  at = 1;
  alias.add(at);
  console.log(cells[0]!.twice, cells[1]!.twice, cells[2]!.twice);
}
