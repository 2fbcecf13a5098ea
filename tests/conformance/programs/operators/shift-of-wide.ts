/** The left side of a shift becomes 32-bit signed first, whatever its size. */
import type { u32 } from 'bulkhead';

let big: u32 = 4294967295;
let half: u32 = 2147483648;

export function scan(): void {
  console.log(big << 0, big >> 0, big >>> 0, half >> 0, half >>> 0);
  console.log((big * 2) << 1, (big + 1) >> 0, (half * 3) >>> 1, (big + half) | 0);
  console.log((half + half + 5) & 7, ~big, ~half, half ^ big);
}
