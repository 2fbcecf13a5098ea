/** Float64Array: stores round to f64. */
import type { f64 } from 'bulkhead';

const a = new Float64Array(6);
let tenth: f64 = 0.1;
let zero: f64 = 0;

export function scan(): void {
  a[0] = tenth;
  a[1] = tenth + 0.2;
  a[2] = -tenth / 3;
  a[3] = 1 / zero;
  a[4] = zero / zero;
  a[5] = 16777217 + zero;
  for (const x of a) console.log(x);
  console.log(a.length, a[0] === a[4], a[4] === a[4]);
}
