import type { i32, u8 } from 'bulkhead';

const list: u8[] = [10, 20, 30];

export function scan(): void {
  let a: i32 = 0;
  let b: i32 = 5;
  for (let turn = 0; turn < 3; turn++) {
    console.log(list[a]!);
    const kept = a;
    a = b;
    b = kept;
  }
}
