import type { i32, i64, u32, u64 } from 'bulkhead';

let a: i64 = -1n;
let b: u64 = 18446744073709551615n;
let n: i32 = -1;
let m: u32 = 4294967295;

export function scan(): void {
  console.log(a < n, a <= n, a > n, a >= n, b > m, b < m, m < b, n < b, b > n, n > b);
  console.log(a < 0, a < -1, a <= -1, b > 9007199254740991, a < n + m, a * 2n < n, b >= a, a > b, a < b, 5 > a);
  console.log(a === -1n, b !== 0n, a < 1n, b > -1n);
}
