import type { i64 } from 'bulkhead';

let x: i64 = 9223372036854775807n;

export function scan(): void {
  console.log(x);
  x = x + 1n;
  console.log(x);
}
