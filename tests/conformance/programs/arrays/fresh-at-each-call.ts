/** A local array starts anew at each call. */
import type { i32 } from 'bulkhead';

function count(x: i32): i32 {
  const seen: i32[] = [0, 0];
  seen[x % 2]!++;
  return seen[0]! * 10 + seen[1]!;
}

export function scan(): void {
  console.log(count(1), count(2), count(3), count(4));
}
