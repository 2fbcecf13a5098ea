import type { FixedArray, i32, u8 } from 'bulkhead';

interface Cell {
  value: i32;
}
const cells: FixedArray<Cell, 3> = [{ value: 1 }, { value: 2 }, { value: 3 }];
const spare: Cell = { value: 100 };
let calls: i32 = 0;

class Grid {
  private readonly own: FixedArray<Cell, 2> = [{ value: 10 }, { value: 20 }];
  private last: Cell;
  constructor(start: Cell) {
    this.last = start;
  }
  at(index: u8): Cell {
    calls++;
    this.last = this.own[index]!;
    return this.last;
  }
  get latest(): Cell {
    return this.last;
  }
  add(by: i32): Grid {
    for (const cell of this.own) cell.value += by;
    return this;
  }
  copy(index: u8): Cell {
    return { value: this.own[index]!.value };
  }
}
const grid = new Grid(spare);

function larger(a: Cell, b: Cell): Cell {
  return a.value > b.value ? a : b;
}
function cell(index: i32): Cell {
  if (index > 2) return spare;
  const found = cells[index]!;
  return found;
}
function through(index: i32): Cell {
  return cell(index + 1);
}
function fresh(value: i32): Cell {
  const made: Cell = { value };
  made.value++;
  return made;
}
function orSpare(which: Cell | null): Cell {
  return which ?? spare;
}

export function scan(): void {
  cell(0).value += 5;
  const second = through(0);
  second.value = 50;
  console.log(cells[0]!.value, cells[1]!.value, cell(9).value, through(0) === cells[1]);
  larger(cell(0), cell(2)).value = 0;
  console.log(cells[0]!.value, cells[2]!.value, larger(spare, second) === spare);
  grid.at(1).value++;
  console.log(grid.latest.value, grid.at(0).value, grid.latest.value, calls);
  grid.add(1).add(2).at(0).value += 100;
  console.log(grid.at(0).value, grid.at(1).value);
  const copy = grid.copy(1);
  copy.value = -1;
  console.log(grid.at(1).value, fresh(4).value);
  orSpare(null).value = 7;
  orSpare(second).value = 8;
  console.log(spare.value, second.value, cells[1]!.value);
}
