import type { i64, u64 } from 'bulkhead';

let total: i64 = 9223372036854775000n;
let count: u64 = 3n;

export function scan(): void {
  for (let i = 0; i < 4; i++) {
    count--;
    total += 300n;
    console.log(count, total);
  }
}
