import type { i32, u8 } from 'bulkhead';

const list: u8[] = [1, 2, 3];

function look(i: i32): u8 {
  return i < 0 ? list[0]! : i < 3 ? list[i]! : list[i - 3]!;
}

export function scan(): void {
  for (let i = -1; i < 8; i++) console.log(look(i));
}
