/** Quotients and remainders of a signed and an unsigned 64-bit integer are those of the mathematical values. */
import type { i64, u64 } from 'bulkhead';

const signed = new BigInt64Array([-1n, -9223372036854775808n, 9223372036854775807n, 7n, -7n, 0n]);
const unsigned = new BigUint64Array([1n, 2n, 3n, 9223372036854775807n, 9223372036854775808n, 18446744073709551615n]);

export function scan(): void {
  for (const a of signed) {
    for (const b of unsigned) {
      console.log(a, b, (a + 0n) / (b + 0n), (a + 0n) % (b + 0n));
      if (a !== 0n) console.log((b + 0n) % (a + 0n));
    }
  }
  let zero: u64 = 0n;
  let one: i64 = -1n;
  one = one % (unsigned[0]! + 0n);
  console.log(one);
  one = one / (zero + 0n);
}
