/** Multiplication of small matrices, row by row. */
import { assert, type i32 } from 'bulkhead';

const a = new Int32Array([1, 2, 3, 4, 5, 6, 7, 8, 9]);
const b = new Int32Array([1, 0, 0, 0, 1, 0, 0, 0, 1]);
const c = new Int32Array(9);

function multiply(x: Int32Array, y: Int32Array, into: Int32Array): void {
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 3; column++) {
      let sum: i32 = 0;
      for (let k = 0; k < 3; k++) sum = (sum + Math.imul(x[row * 3 + k]!, y[k * 3 + column]!)) | 0;
      into[row * 3 + column] = sum;
    }
  }
}

export function scan(): void {
  multiply(a, b, c);
  for (let at = 0; at < 9; at++) assert(c[at]! === a[at]!, 'by one');
  multiply(a, a, c);
  console.log(c[0]!, c[4]!, c[8]!);
  multiply(c, c, b);
  console.log(b[0]!, b[1]!, b[2]!, b[8]!);
}
