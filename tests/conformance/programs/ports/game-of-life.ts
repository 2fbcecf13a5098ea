/** A glider on a torus of bits. */
import { assert, type i32, type u8 } from 'bulkhead';

const SIZE = 8;
const now = new Uint8Array(8);
const next = new Uint8Array(8);

function alive(row: i32, column: i32): u8 {
  return (now[row & 7]! >> (column & 7)) & 1;
}

export function scan(): void {
  now.set([2, 4, 7]);
  for (let turn = 0; turn < 4; turn++) {
    for (let row = 0; row < SIZE; row++) {
      let bits: u8 = 0;
      for (let column = 0; column < SIZE; column++) {
        let around = 0;
        for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) if (dx !== 0 || dy !== 0) around += alive(row + dy, column + dx);
        if (around === 3 || (around === 2 && alive(row, column) === 1)) bits |= 1 << column;
      }
      next[row] = bits;
    }
    now.set(next);
    console.log(now[0]!, now[1]!, now[2]!, now[3]!, now[4]!);
  }
  assert(now[1]! === 4 && now[2]! === 8 && now[3]! === 14, 'one down, one right');
}
