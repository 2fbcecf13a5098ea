import type { f32, f64, i32 } from 'bulkhead';
const ROOT = Math.sqrt(2);
const SINE = Math.sin(0.5);
const WHOLE = Math.sqrt(16);
const MORE = ROOT * 2;
const POWER = 2 ** 0.5;
let x: f32 = 0.1;
let y: f64 = 0.1;
let n: i32 = 3;
let kept = Math.sqrt(3);
let plain = 0.1;
export function scan(): void {
  const cosine = Math.cos(1);
  console.log(x * ROOT, x * SINE, x * WHOLE, x * MORE, x * POWER, x * cosine, x * Math.PI * 2);
  console.log(y * ROOT, y * SINE, n * WHOLE, y * MORE, kept * y, plain * y, plain + y);
  console.log(Math.pow(2, 0.5) * x, Math.sqrt(0.5) * x, Math.max(0.1, 0.2) * x, Math.hypot(3, 4) * n, Math.atan2(1, 2) * x);
  kept *= 2;
  plain += 0.2;
  console.log(kept, plain, ROOT === Math.SQRT2, x > ROOT, Math.fround(ROOT) * x, (n > 2 ? ROOT : x) * 3, n > 2 ? ROOT : x);
}
