import type { u8 } from 'bulkhead';

const list: u8[] = [1, 2];
let at: u8 = 2;

export function scan(): void {
  list[at - 1]! += 5;
  console.log(list[1]!);
  list[at]! += 5;
}
