import { f32, type f64, type i32, type u8 } from 'bulkhead';
let x: f32 = 0.1;
let y: f64 = 0.1;
let n: i32 = -3;
let on = true;
const K = 0.3;
export function scan(): void {
  console.log(Math.max(x, K), Math.min(x, 0.05), Math.abs(x - K), Math.sqrt(x), Math.sin(K), Math.cos(x), Math.pow(x, 2), x ** 3);
  console.log(Math.hypot(x, K), Math.atan2(x, K), Math.exp(x), Math.log(K), Math.cbrt(x), Math.fround(K), Math.fround(y) === x);
  console.log(Math.max(on ? x : K, 0.05), Math.sqrt(on ? K : x), Math.floor(x * 10), Math.round(K * 10), Math.sign(-x), Math.trunc(-x * 25));
  console.log(Math.max(y, x), Math.pow(y, 2), Math.PI * x, Math.PI * y, Math.E * K, Math.LN2 * x, x * Math.SQRT2 * 2);
  console.log(Math.min(n, 5) * 2, Math.trunc(Math.abs(n) / 2) > 1, Math.max(n, 0) === 0, Math.pow(2, 0.5) * x);
}
