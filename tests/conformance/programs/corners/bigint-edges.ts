import { type i64, i32, i64 as long, u64 } from 'bulkhead';
let least: i64 = -9_223_372_036_854_775_808n;
let one: i64 = 1n;
let most = u64(18_446_744_073_709_551_615n);
export function scan(): void {
  console.log(least / -1n === 9_223_372_036_854_775_808n, least % -1n, least + one, ~least);
  console.log(least + one < least + 3n, -least > 0n, most - 1n > 5n, most > least);
  console.log(least >> 63n, most >> 63n, one << 62n, long.wrap(one << 63n), u64.wrap(-1n) === most);
  console.log(i32.wrap(most), long.wrap(most), u64.wrap(least), -7n / 2n, -7n % 2n, 7n % -2n);
  console.log(most & 255n, least | 1n, most ^ 1n, least & -2n);
  one = -least - one + 9n;
}
