/** A value out of range traps before an index out of bounds does. */
import type { u8 } from 'bulkhead';

const list: u8[] = [1, 2, 3];
let at: u8 = 0;
let big: u8 = 254;

export function scan(): void {
  for (let turn = 0; turn < 5; turn++) {
    list[at] = big + 1;
    console.log(list[at]!);
    big += 1;
    at += 3;
  }
}
