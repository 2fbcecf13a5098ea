import type { f64 } from 'bulkhead';

export function scan(): void {
  let x: f64 = 1e-9;
  let sum: f64 = 0;
  for (let i = 0; i < 120; i++) {
    sum += Math.sin(x) + Math.log(x) + Math.log2(x) + Math.log10(x) + Math.atan(x) + Math.pow(x, 0.3) + Math.hypot(x, 3.5);
    if (i % 12 === 0) {
      console.log(x, Math.sin(x), Math.cos(x), Math.tan(x), Math.atan(x));
      console.log(Math.log(x), Math.log2(x), Math.log10(x), Math.pow(x, -0.7), Math.cbrt(x));
    }
    x *= 1.5;
  }
  console.log(sum);
}
