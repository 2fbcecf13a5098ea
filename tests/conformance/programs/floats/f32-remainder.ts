/** `%` on f32 is fmod, exact, with the sign of the dividend. */
import type { f32 } from 'bulkhead';

let a: f32 = 5.5;
let b: f32 = 2;
let zero: f32 = 0;

export function scan(): void {
  console.log(a % b, -a % b, a % -b, -a % -b, a % 0.1, 1e20 % a);
  console.log(a % zero, zero % a, a % (b / zero), (b / zero) % a);
}
