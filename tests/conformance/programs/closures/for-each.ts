import type { i32, u8 } from 'bulkhead';

const list: u8[] = [1, 2, 3];

export function scan(): void {
  let sum: i32 = 0;
  const by: i32 = 10;
  list.forEach((value, index) => {
    sum += value * by + index;
  });
  console.log(sum);
}
