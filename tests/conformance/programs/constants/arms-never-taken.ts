// What is known of a choice takes the check off it; GCC sees the arm that is never taken, and must not stop at it.
import { type FixedArray, type u16, type u32, type u64, u8 } from 'bulkhead';

let small: u8 = 0;
let sum: u32 = 40;
let wide: u64 = 5n;
/** Neither is ever changed, which GCC sees. */
let off = false;
let on = true;
const bytes: FixedArray<u8, 4> = [1, 2, 3, 4];

export function scan(): void {
  for (let step: u16 = 0; step < 2; step++) {
    if (off) break;
    bytes[step] = u8.wrap((off ? 7 : 255) >>> (off ? 128 : 2));
    small = u8.wrap(step << (off ? 32 : 3));
    console.log(bytes[step], small, (off ? 7 : -255) >> (off ? -1 : 1));
  }
  for (let step: u16 = 0; step < 2; step++) {
    if (on) break;
    bytes[step] = u8.wrap((on ? small : 255) >>> (on ? 128 : 2));
    console.log((on ? step : 7) >> (on ? -1 : 1), step << (on ? 32 : 3));
  }
  small = 7;
  if (!off) {
    console.log(sum, wide);
  } else {
    sum = bytes[Math.trunc((sum + sum) / (off ? small : 0)) & 3];
    sum = sum % (off ? small : 0);
    wide = wide / (off ? 3n : 0n);
  }
  console.log(on, small, bytes[0], bytes[1]);
}
