import type { f32 } from 'bulkhead';

let two: f32 = 2;
let x: f32 = -7.75;

export function scan(): void {
  console.log(Math.sqrt(two), Math.sqrt(0.25), Math.sqrt(two * 8), Math.sqrt(two / 3));
  console.log(Math.floor(x), Math.ceil(x), Math.trunc(x), Math.round(x), Math.abs(x), Math.sign(x));
  console.log(Math.floor(-x), Math.ceil(-x), Math.trunc(-x), Math.round(-x), Math.round(two + 0.5), Math.round(-two - 0.5));
  console.log(Math.min(x, two, 0.1), Math.max(x, two, 0.1));
}
