import { type i32, u8 } from 'bulkhead';

let trace: i32 = 0;
const cells: [u8, boolean][] = [
  [1, false],
  [2, false],
];

function mark(digit: i32): i32 {
  trace = trace * 10 + digit;
  return digit;
}

function cell(index: i32): [u8, boolean] {
  return cells[mark(index)]!;
}

export function scan(): void {
  const made: [i32, boolean, i32] = [mark(1), mark(2) > 5, mark(3)];
  console.log(made[0], made[1], made[2], trace);
  trace = 0;
  cell(0)[0] = u8(mark(7));
  cell(1)[0] += mark(8);
  console.log(trace, cells[0]![0], cells[1]![0]);
  trace = 0;
  [cell(1)[0], cell(0)[1]] = [u8(mark(5)), mark(6) === 6];
  console.log(trace, cells[1]![0], cells[0]![1]);
  trace = 0;
  const [a, b] = cell(0);
  console.log(a, b, trace);
  cells[0]![0] = u8(mark(300));
}
