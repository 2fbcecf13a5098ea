import type { i32, i8, u32, u8 } from 'bulkhead';
let a: i32 = -2_147_483_648;
let b: u32 = 4_294_967_295;
let c: i8 = -128;
let d: u8 = 255;
export function scan(): void {
  console.log(Math.min(a, b), Math.max(a, b), Math.abs(a), Math.abs(c), -a, -c, a - b, b - a, a * c, c * c, d * d * d);
  console.log(Math.min(a, b, c, d), Math.max(c, d, -1), Math.abs(c) > 127, Math.abs(a) - 1, (a + b) % 1000, Math.trunc(a / c), a % c, b % d);
  console.log(a >>> 0, a >>> 31, a >> 31, b >> 31, b >>> 31, c >>> 28, d << 24, (d << 24) >>> 24, ~b, ~a, a ^ b, c & d, c | d);
  c = -(c + 1);
  console.log(c, a < b, a === -2_147_483_648, b === 4_294_967_295);
  c = -(-c) + 1;
}
