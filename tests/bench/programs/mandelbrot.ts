/** The Mandelbrot set on a grid of 40 by 32 points, at most 50 iterations a point. */
import { f32, u32 } from 'bulkhead';

const WIDTH = 40;
const HEIGHT = 32;
const ITERATIONS = 50;

function iterations(cx: f32, cy: f32): u32 {
  let x: f32 = 0;
  let y: f32 = 0;
  for (let count = 0; count < ITERATIONS; count++) {
    const xx: f32 = x * x;
    const yy: f32 = y * y;
    if (xx + yy > 4) return count;
    y = 2 * x * y + cy;
    x = xx - yy + cx;
  }
  return ITERATIONS;
}

export function run(): u32 {
  let sum: u32 = 0;
  for (let row = 0; row < HEIGHT; row++) {
    const cy: f32 = f32(row) * 0.0625 - 1;
    for (let column = 0; column < WIDTH; column++) {
      const cx: f32 = f32(column) * 0.075 - 2.1;
      sum = u32.wrap(Math.imul(sum, 31) + iterations(cx, cy));
    }
  }
  return sum;
}
