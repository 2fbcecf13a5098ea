/** Shifts by a constant reach the last bit, of signed and unsigned values. */
import type { i64, u64 } from 'bulkhead';

let a: i64 = -1n;
let b: i64 = 9223372036854775807n;
let c: u64 = 18446744073709551615n;

export function scan(): void {
  console.log(a >> 62n, a >> 63n, a >> 64n, b >> 62n, b >> 63n, c >> 62n, c >> 63n);
  a = -9223372036854775808n;
  console.log(a >> 62n, a >> 63n, a >> 1n, (a >> 63n) + 1n);
  b -= 1n;
  c -= 1n;
}
