import type { i32, u8 } from 'bulkhead';

const list: u8[] = [1, 2, 3];

export function scan(): void {
  let i: i32 = 0;
  if ((i = 4) > 2 && i < 10) console.log('far', i);
  if (i > 3 || (i = 0) === 0) console.log(list[i - 2]!);
  if (i < 3 || (i = 7) > 3) console.log(list[i]!);
}
