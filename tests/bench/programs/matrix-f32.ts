/** Product of two 24 by 24 matrices of f32. */
import { f32, i32, u32 } from 'bulkhead';

const N = 24;
const a = new Float32Array(N * N);
const b = new Float32Array(N * N);
const c = new Float32Array(N * N);

function multiply(): void {
  for (let row = 0; row < N; row++) {
    for (let column = 0; column < N; column++) {
      let sum: f32 = 0;
      for (let k = 0; k < N; k++) {
        sum += a[row * N + k] * b[k * N + column];
      }
      c[row * N + column] = sum;
    }
  }
}

export function run(): u32 {
  for (let index = 0; index < N * N; index++) {
    a[index] = f32(index % 17) * 0.3 - 2.5;
    b[index] = f32(index % 23) * 0.7 - 7.7;
  }
  multiply();
  let sum: u32 = 0;
  for (const value of c) sum = u32.wrap(Math.imul(sum, 31) + i32.trunc(value * 1000));
  return sum;
}
