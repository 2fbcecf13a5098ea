/** Stores into Int16Array wrap modulo 65536; they never trap. */
import type { i32 } from 'bulkhead';

const a = new Int16Array(7);
let one: i32 = 1;

export function scan(): void {
  a[0] = 32767 * one;
  a[1] = 32768 * one;
  a[2] = -32769 * one;
  a[3] = -1 * one;
  a[4] = 131081 * one;
  a[5] = -65537 * one;
  a[6] = 8589934597 * one;
  for (const x of a) console.log(x);
}
