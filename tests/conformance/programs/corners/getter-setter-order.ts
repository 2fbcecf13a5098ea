import type { i32, u8 } from 'bulkhead';
let trace: i32 = 0;
class Cell {
  private held: u8 = 3;
  get value(): u8 {
    trace = trace * 10 + 1;
    return this.held;
  }
  set value(to: u8) {
    trace = trace * 10 + 2;
    this.held = to;
  }
}
const cells = [new Cell(), new Cell()];
function at(index: i32): Cell {
  trace = trace * 10 + 5 + index;
  return cells[index]!;
}
export function scan(): void {
  at(0).value += at(1).value;
  console.log(trace, cells[0]!.value);
  trace = 0;
  at(1).value++;
  console.log(trace, at(1).value++ + at(1).value, trace);
  trace = 0;
  at(0).value = at(1).value = 9;
  console.log(trace, cells[0]!.value, cells[1]!.value);
  at(0).value *= 40;
}
