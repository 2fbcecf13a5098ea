import type { i32, u8 } from 'bulkhead';

const list: u8[] = [1, 2];
let at: i32 = 1;

export function scan(): void {
  [at, list[at]] = [2, 7];
}
