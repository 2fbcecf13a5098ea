import type { i32, u8 } from 'bulkhead';

const list: u8[] = [1, 2, 3, 4, 5];

function at(i: i32): u8 {
  if (i < 0) return 0;
  if (i > 4) return 9;
  return list[i]!;
}

export function scan(): void {
  for (let i = -2; i < 7; i++) console.log(at(i));
}
