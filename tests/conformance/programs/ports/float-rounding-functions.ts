/** floor, ceil, trunc and round on both sides of zero. */
import { type f32, i32 } from 'bulkhead';

const samples: f32[] = [-2.5, -1.5, -0.5, -0.2, 0, 0.2, 0.5, 1.5, 2.5, 16777216];

export function scan(): void {
  for (const x of samples) {
    console.log(x, Math.floor(x), Math.ceil(x), Math.trunc(x), Math.round(x));
    console.log(i32.floor(x), i32.trunc(x), i32.round(x), Math.sign(x), Math.abs(x));
  }
}
