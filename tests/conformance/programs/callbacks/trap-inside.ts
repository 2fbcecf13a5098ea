import type { i32, u8 } from 'bulkhead';

const list: u8[] = [100, 200, 100];

export function scan(): void {
  let sum: u8 = 0;
  const table: i32[] = [1, 2];
  list.forEach((value, index) => {
    console.log(table[index]!, sum);
    if (index < 1) sum += value;
  });
}
