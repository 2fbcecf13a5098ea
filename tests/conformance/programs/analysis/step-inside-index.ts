import type { i32, u8 } from 'bulkhead';

const list: u8[] = [1, 2, 3];

export function scan(): void {
  let i: i32 = 0;
  if (i < 3) console.log(list[i++]!, list[i++]!, list[i++]!, i);
  if (i <= 3) console.log(list[--i]!, i);
  console.log(list[++i]!);
}
