import type { f32 } from 'bulkhead';

export function scan(): void {
  let x: f32 = -20;
  let sum: f32 = 0;
  for (let i = 0; i < 300; i++) {
    sum += Math.sin(x) + Math.cos(x) * Math.tan(x) + Math.atan(x) + Math.exp(x * 0.5) * 0.001 + Math.cbrt(x);
    if (i % 30 === 0) console.log(x, Math.sin(x), Math.cos(x), Math.tan(x), Math.atan(x), Math.exp(x), Math.cbrt(x));
    x += 0.1337;
  }
  console.log(sum);
}
