import type { i32, u8 } from 'bulkhead';

const list: u8[] = [3, 1, 4, 1, 5];

export function scan(): void {
  let sum: i32 = 0;
  for (const x of list) sum += x;
  for (const x of list) {
    if (x === 1) continue;
    if (x === 5) break;
    console.log(x);
  }
  console.log(sum);
}
