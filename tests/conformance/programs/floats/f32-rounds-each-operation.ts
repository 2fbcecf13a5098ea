/** Each f32 operation rounds: 16777216 + 1 + 1 stays, and a product rounds before the sum. */
import type { f32 } from 'bulkhead';

let big: f32 = 16777216;
let one: f32 = 1;
let a: f32 = 0.1;
let b: f32 = 0.2;

export function scan(): void {
  console.log(big + one + one, big + (one + one), big - one + one);
  console.log(a + b, a * b, a / b, a - b, a * a * a);
  console.log(a + b === 0.3, a * 10 === one, (a + b) * 10);
}
