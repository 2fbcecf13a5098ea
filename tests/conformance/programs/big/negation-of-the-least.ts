import type { i64 } from 'bulkhead';

let low: i64 = -9223372036854775807n;

export function scan(): void {
  for (let i = 0; i < 2; i++) {
    const positive: i64 = -low;
    console.log(positive);
    low--;
  }
}
