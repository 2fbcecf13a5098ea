/** A guard on the left keeps the right side from trapping. */
import type { i32 } from 'bulkhead';

const list: i32[] = [1, 2, 3];
let zero: i32 = 0;
let far: i32 = 9;

export function scan(): void {
  console.log(far < list.length && list[far]! > 0);
  console.log(zero === 0 || Math.trunc(10 / zero) > 3);
  console.log(zero !== 0 && 10 % zero === 0);
  console.log(far < list.length ? list[far]! : -1);
  console.log(zero === 0 ? 0 : 10 % zero);
  if (far < list.length && list[far] === 1) console.log('no');
  else console.log('yes');
}
