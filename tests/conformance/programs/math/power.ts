import type { f32, i32 } from 'bulkhead';

let x: f32 = 1.5;
let n: i32 = 7;

export function scan(): void {
  console.log(x ** 2, Math.pow(x, 3), n ** 2, 2 ** 10);
}
