import type { i32, u8 } from 'bulkhead';

const list: u8[] = [1, 2, 3];
let limit: i32 = 2;

export function scan(): void {
  for (let i = 0; i < limit && i < 10; i++) {
    console.log(list[i]!);
    if (limit < 6) limit++;
  }
}
