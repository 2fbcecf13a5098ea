/** A fresh object may be returned; each call gives another one. */
import type { i32 } from 'bulkhead';

interface Pair {
  low: i32;
  high: i32;
}

function sorted(a: i32, b: i32): Pair {
  return a < b ? { low: a, high: b } : { low: b, high: a };
}
function pair(a: i32): Pair {
  return { low: a, high: a + 1 };
}

export function scan(): void {
  const first = sorted(7, 3);
  const second = pair(9);
  first.low -= 100;
  console.log(first.low, first.high, second.low, second.high);
}
