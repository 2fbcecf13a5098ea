import type { i64 } from 'bulkhead';

let zero: i64 = 0n;

export function scan(): void {
  console.log('before');
  console.log(5n / zero);
}
