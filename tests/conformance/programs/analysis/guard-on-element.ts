/** A condition on an element does not hold after a store to another index that may be the same. */
import type { i32, u8 } from 'bulkhead';

const list: i32[] = [1, 2, 3];

function take(i: i32, j: i32): u8 {
  if (list[i]! < 100) {
    list[j] = 300;
    return list[i]! + 0;
  }
  return 0;
}

export function scan(): void {
  console.log(take(0, 1));
  console.log(take(2, 2));
}
