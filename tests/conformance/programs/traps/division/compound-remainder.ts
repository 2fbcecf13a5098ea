import type { i32 } from 'bulkhead';

let zero: i32 = 0;

export function scan(): void {
  let n: i32 = 17;
  n %= 5;
  console.log(n);
  n %= zero;
  console.log(n);
}
