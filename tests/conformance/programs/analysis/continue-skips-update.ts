import type { i32, u8 } from 'bulkhead';

const list: u8[] = [5, 6, 7];

export function scan(): void {
  let at: i32 = 0;
  for (let i = 0; i < 6; i++) {
    if (i % 2 === 0) {
      at += 2;
      continue;
    }
    if (at > 2) at -= 3;
    console.log(i, list[at]!);
  }
  console.log(at);
  console.log(list[at + 1]!);
}
