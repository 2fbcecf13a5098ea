import type { i64 } from 'bulkhead';

let low: i64 = -9223372036854775808n;
let one: i64 = -1n;
let two: i64 = -2n;

export function scan(): void {
  console.log(low % one, low / 2n, low % two);
  const half: i64 = low / two;
  const most: i64 = low + 1n;
  const turned: i64 = most / one;
  const again: i64 = -turned;
  console.log(half, most, turned, again);
  low = low / one;
  console.log(low);
}
