import type { f64 } from 'bulkhead';

const list: f64[] = [0, 1, -1, 0.5, 1e300, 5e-324, 1.5];
let zero: f64 = 0;

function show(x: f64): void {
  console.log(x, Math.sin(x), Math.cos(x), Math.tan(x), Math.asin(x), Math.acos(x), Math.atan(x));
  console.log(Math.exp(x), Math.log(x), Math.log2(x), Math.log10(x), Math.cbrt(x), Math.hypot(x, x));
}

export function scan(): void {
  for (const x of list) show(x);
  show(1 / zero);
  show(-1 / zero);
  show(zero / zero);
  show(-zero);
  // The sign of a zero shows in its inverse.
  console.log(1 / Math.sin(-zero), 1 / Math.tan(-zero), 1 / Math.atan(-zero), 1 / Math.asin(-zero), 1 / Math.cbrt(-zero));
}
