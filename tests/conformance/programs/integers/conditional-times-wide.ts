/** The range of a conditional is that of its branches, also where one of them has an effect. */
import type { i32, u8, u16 } from 'bulkhead';

let flag = true;
let narrow: u8 = 200;
let wide: i32 = 2_000_000_000;
let calls: u16 = 0;

function counted(): u8 {
  calls += 1;
  return narrow;
}

export function scan(): void {
  console.log((flag ? narrow : 128) * wide);
  console.log((flag ? narrow++ : 128) * wide);
  console.log((flag ? 128 : narrow) * wide, (flag ? counted() : 128) * wide);
  flag = false;
  console.log((flag ? narrow : 128) * wide, (flag ? counted() : 128) * wide, calls);
}
