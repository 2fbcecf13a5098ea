import type { f64 } from 'bulkhead';

let zero: f64 = 0;

export function scan(): void {
  const inf: f64 = 1 / zero;
  const nan: f64 = zero / zero;
  const bases: f64[] = [0, 1, -1, 2, -2, 0.5, -8, 1e200];
  const exponents: f64[] = [0, 1, -1, 0.5, -0.5, 3, -3, 2, 1e300, 1075];
  for (const x of bases) {
    for (const y of exponents) console.log(x, y, Math.pow(x, y), Math.pow(-x, y));
    console.log(Math.pow(x, inf), Math.pow(x, -inf), Math.pow(x, nan), Math.pow(inf, x), Math.pow(-inf, x), Math.pow(nan, x));
  }
  console.log(1 / Math.pow(-zero, 3), 1 / Math.pow(-zero, 2), 1 / Math.pow(-inf, -3), 1 / Math.pow(-inf, -2), Math.pow(-zero, -1));
}
