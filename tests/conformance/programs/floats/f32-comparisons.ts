import type { f32, f64 } from 'bulkhead';
const K = 0.1;
let x: f32 = 0.1;
let y: f64 = 0.1;
let tenth: f32 | null = 0.1;
function get(): f32 {
  return 0.1;
}
function maybe(): f32 | null {
  return tenth;
}
export function scan(): void {
  console.log(x === 0.1, 0.1 === x, x === K, x < 0.1, x > 0.1, x >= K, get() === 0.1, get() !== K, x === y, y === 0.1);
  console.log(maybe() === 0.1, tenth === 0.1, (maybe() ?? 0) === 0.1, maybe() !== null && maybe()! > 0.1, x - 0.1, 0.1 - x, -0.1 === -x);
  console.log(x * 10 === 1, y * 3 === 0.3, x + x === 0.2, (x > 0 ? x : 0) === 0.1, Math.abs(-x) === 0.1, Math.max(x, 0.05) === 0.1);
}
