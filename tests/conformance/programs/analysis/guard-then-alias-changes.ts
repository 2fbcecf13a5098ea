/** A field seen through two names: a store through one changes what a condition said of the other. */
import type { i32, u8 } from 'bulkhead';

interface Box {
  n: i32;
}
const box: Box = { n: 5 };

function use(a: Box, b: Box): u8 {
  if (a.n < 200) {
    b.n = 1000;
    return a.n + 0;
  }
  return 0;
}

export function scan(): void {
  const other: Box = { n: 0 };
  console.log(use(box, other), box.n, other.n);
  console.log(use(box, box));
}
