import type { i32 } from 'bulkhead';

let zero: i32 = 0;

export function scan(): void {
  console.log(Math.floor(-7 / (zero + 2)));
  console.log(Math.floor(-7 / zero));
}
