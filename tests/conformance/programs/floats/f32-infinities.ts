import type { f32 } from 'bulkhead';

let big: f32 = 3.4028234663852886e38;
let zero: f32 = 0;
let one: f32 = 1;

export function scan(): void {
  console.log(big, -big, big * 2, -big * 2, big + big, big + one);
  console.log(one / zero, -one / zero, one / -zero, zero / one, one / (one / zero));
  console.log(big * 2 > big, -big * 2 < -big, big * 2 === one / zero, big * 2 - big * 2);
}
