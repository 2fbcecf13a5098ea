/** Stores into Int32Array wrap modulo 4294967296; they never trap. */
import type { i32 } from 'bulkhead';

const a = new Int32Array(7);
let one: i32 = 1;

export function scan(): void {
  a[0] = 2147483647 * one;
  a[1] = 2147483648 * one;
  a[2] = -2147483649 * one;
  a[3] = -1 * one;
  a[4] = 8589934601 * one;
  a[5] = -4294967297 * one;
  a[6] = 8589934597 * one;
  for (const x of a) console.log(x);
}
