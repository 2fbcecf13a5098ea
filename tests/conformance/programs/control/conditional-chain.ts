import type { i32 } from 'bulkhead';

function size(n: i32): i32 {
  return n < 10 ? 1 : n < 100 ? 2 : n < 1000 ? 3 : 4;
}

export function scan(): void {
  console.log(size(5), size(10), size(99), size(100), size(12345), size(-7));
}
