import type { f32, f64 } from 'bulkhead';

let zero: f64 = 0;
const steps: f64[] = [0, 1, -1, 0.3, -2.5, 1e-300, -1e300];
const singles: f32[] = [0, 1, -1, 0.1, -7.5];

export function scan(): void {
  const inf = 1 / zero;
  for (const y of steps) {
    for (const x of steps) console.log(Math.atan2(y, x), Math.hypot(y, x));
    console.log(Math.atan2(y, inf), Math.atan2(y, -inf), Math.atan2(inf, y), Math.atan2(-inf, y), Math.atan2(y, -zero), Math.atan2(-zero, y));
  }
  console.log(Math.atan2(inf, inf), Math.atan2(inf, -inf), Math.atan2(-inf, inf), Math.atan2(-inf, -inf), Math.atan2(inf / inf, 1));
  for (const y of singles) for (const x of singles) console.log(Math.atan2(y, x), Math.hypot(y, x), Math.asin(y), Math.acos(x));
}
