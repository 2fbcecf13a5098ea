import type { i64, u64 } from 'bulkhead';

let a: i64 = -9223372036854775808n;
let b: u64 = 0xf000000000000001n;

export function scan(): void {
  for (let n: u64 = 0n; n < 130n; n += 21n) console.log(n, a >> n, b >> n, (a + 5n) >> 2n, b >> 3n);
  let bits: i64 = 0n;
  for (let n: u64 = 0n; n < 64n; n++) if (((b >> n) & 1n) === 1n) bits++;
  console.log(bits, a >> 63n, a >> 64n, b >> 64n, 3n << 61n, -1n << 63n);
}
