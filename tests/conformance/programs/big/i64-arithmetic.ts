import type { i64 } from 'bulkhead';

let a: i64 = 9223372036854775807n;
let b: i64 = -9223372036854775808n;
let c: i64 = 12345678901234567n;

export function scan(): void {
  console.log(a, b, c, -c, c + 1n, c - 20000000000000000n);
  console.log(c * 700n, c / 1000n, -c / 1000n, c % 1000n, -c % 1000n, c % -7n);
  console.log(a - 1n, b + 1n, a + b, c === 12345678901234567n, a > b, c <= a);
}
