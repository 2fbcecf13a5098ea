/** Product of two 24 by 24 matrices of i32. */
import { u32 } from 'bulkhead';

const N = 24;
const a = new Int32Array(N * N);
const b = new Int32Array(N * N);
const c = new Int32Array(N * N);

function multiply(): void {
  for (let row = 0; row < N; row++) {
    for (let column = 0; column < N; column++) {
      let sum = 0;
      for (let k = 0; k < N; k++) {
        sum = (sum + Math.imul(a[row * N + k], b[k * N + column])) | 0;
      }
      c[row * N + column] = sum;
    }
  }
}

export function run(): u32 {
  for (let index = 0; index < N * N; index++) {
    a[index] = (index % 17) - 8;
    b[index] = (index % 23) - 11;
  }
  multiply();
  let sum: u32 = 0;
  for (const value of c) sum = u32.wrap(Math.imul(sum, 31) + value);
  return sum;
}
