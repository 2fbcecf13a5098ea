import type { i64, u64 } from 'bulkhead';

let a: i64 = -9223372036854775808n;
let b: u64 = 18446744073709551615n;
let c: u64 = 9223372036854775809n;
let d: i64 = -3n;
let e: u64 = 7n;

export function scan(): void {
  console.log(a / b, a % b, a / c, a % c, d / b, d % b, d / e, d % e, a / e, a % e);
  console.log(b % d, b % a, c % a, (b >> 3n) / d, (c >> 1n) / a, (b % 1000n) / d);
  console.log(a >> 63n, (a + 1n) >> 63n, d >> 63n, b >> 63n, d >> 64n, b >> 64n);
  d = 0n;
  console.log(b % d);
}
