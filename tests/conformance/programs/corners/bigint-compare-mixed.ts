import type { i32, i64, u32, u64 } from 'bulkhead';
let a: i64 = -1n;
let b: u64 = 18_446_744_073_709_551_615n;
let c: i32 = -1;
let d: u32 = 4_294_967_295;
export function scan(): void {
  console.log(a < b, a > b, a < c, a <= c, a >= c, b > d, d < b, c < b);
  console.log(a === -1n, b === 18_446_744_073_709_551_615n, a < 0n, b < 0n, a + b < b, b - 1n > d);
  const sum = a + 2n;
  console.log(sum < d, sum > c, (b >> 32n) > d, (b >> 32n) >= d);
}
