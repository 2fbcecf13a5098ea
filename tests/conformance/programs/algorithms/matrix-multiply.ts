import { type FixedArray, i16, type i32 } from 'bulkhead';

type Row = FixedArray<i32, 3>;
type Matrix = FixedArray<Row, 3>;
const a: Matrix = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
];
const b: Matrix = [
  [-1, 0, 2],
  [3, 1, 0],
  [2, -2, 1],
];
const c: Matrix = [
  [0, 0, 0],
  [0, 0, 0],
  [0, 0, 0],
];

function multiply(x: Matrix, y: Matrix, to: Matrix): void {
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      let sum: i32 = 0;
      for (let k = 0; k < 3; k++) sum += x[i]![k]! * i16(y[k]![j]!);
      to[i]![j] = sum;
    }
  }
}

export function scan(): void {
  multiply(a, b, c);
  for (const row of c) console.log(row[0], row[1]!, row[2]!);
}
