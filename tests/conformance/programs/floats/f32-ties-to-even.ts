import type { f32 } from 'bulkhead';

let big: f32 = 16777216;
let three: f32 = 3;
let one: f32 = 1;

export function scan(): void {
  console.log(big + one, big + three, big + 2 + one, big + 2 + three);
  console.log((big + 2) / 2 + 0.5, one + 5.960464477539063e-8, one + 5.960465e-8);
}
