/** Stores into Uint8Array wrap modulo 256; they never trap. */
import type { i32 } from 'bulkhead';

const a = new Uint8Array(7);
let one: i32 = 1;

export function scan(): void {
  a[0] = 255 * one;
  a[1] = 256 * one;
  a[2] = -1 * one;
  a[3] = -1 * one;
  a[4] = 521 * one;
  a[5] = -257 * one;
  a[6] = 8589934597 * one;
  for (const x of a) console.log(x);
}
