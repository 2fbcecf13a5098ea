import type { i64, u64 } from 'bulkhead';

let a: u64 = 0xdeadbeefcafef00dn;
let b: i64 = -2n;

export function scan(): void {
  console.log(a & 0xffffffffn, a >> 32n, a >> 60n, a ^ 0xffn, a | 0xf0n);
  console.log(b & 0xffn, b | 1n, b ^ 5n, b >> 1n, b >> 70n, 1n << 40n);
}
