/** All solutions of the eight queens problem, by backtracking over an explicit stack of columns. */
import { atMost, type i32, u32 } from 'bulkhead';

const N = 8;
/** Column of the queen in each row; -1: none tried yet. */
const columns = new Int8Array(N);
const columnTaken = new Uint8Array(N);
const risingTaken = new Uint8Array(2 * N);
const fallingTaken = new Uint8Array(2 * N);

function isFree(row: i32, column: i32): boolean {
  return columnTaken[column] === 0 && risingTaken[row + column] === 0 && fallingTaken[row - column + N] === 0;
}

function mark(row: i32, column: i32, value: 0 | 1): void {
  columnTaken[column] = value;
  risingTaken[row + column] = value;
  fallingTaken[row - column + N] = value;
}

export function run(): u32 {
  columnTaken.fill(0);
  risingTaken.fill(0);
  fallingTaken.fill(0);
  let solutions: u32 = 0;
  let sum: u32 = 0;
  let row = 0;
  columns[0] = -1;
  for (const _ of atMost(20000)) {
    if (columns[row] >= 0) mark(row, columns[row], 0);
    let column = columns[row] + 1;
    for (; column < N; column++) {
      if (isFree(row, column)) break;
    }
    if (column === N) {
      if (row === 0) break;
      row--;
    } else {
      columns[row] = column;
      mark(row, column, 1);
      if (row === N - 1) {
        solutions++;
        for (const place of columns) sum = u32.wrap(Math.imul(sum, 31) + place);
      } else {
        row++;
        columns[row] = -1;
      }
    }
  }
  return u32.wrap(sum + solutions);
}
