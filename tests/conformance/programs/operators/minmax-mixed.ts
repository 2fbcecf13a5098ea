/** Math.min, Math.max and Math.abs over different widths. */
import type { i16, i32, u8, u32 } from 'bulkhead';

let a: i16 = -32768;
let b: u32 = 4294967295;
let c: u8 = 7;
let least: i32 = -2147483648;

export function scan(): void {
  console.log(Math.min(a, b), Math.max(a, b), Math.min(a, c), Math.max(c, a), Math.min(a, b, c), Math.max(c, 8, a));
  console.log(Math.abs(a), Math.abs(least), Math.abs(c), Math.abs(-b), Math.abs(a - c));
  console.log(Math.sign(a), Math.sign(b), Math.sign(c - 7), Math.max(0, -c), Math.min(b, least));
}
