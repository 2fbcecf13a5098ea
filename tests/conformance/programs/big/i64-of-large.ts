import { i64, type u64 } from 'bulkhead';

let a: u64 = 9223372036854775808n;

export function scan(): void {
  console.log(i64(a - 1n));
  console.log(i64(a));
}
