import type { i32, u8 } from 'bulkhead';

const list: u8[] = [5, 6, 7];

export function scan(): void {
  let sum: i32 = 0;
  for (const [index, value] of list.entries()) sum += index * 100 + value;
  console.log(sum);
}
