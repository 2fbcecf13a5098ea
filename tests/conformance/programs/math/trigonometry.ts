import type { f32 } from 'bulkhead';

let x: f32 = 0.5;

export function scan(): void {
  console.log(Math.sin(x), Math.cos(x), Math.tan(x));
  console.log(Math.atan2(x, 2), Math.exp(x), Math.log(x));
}
