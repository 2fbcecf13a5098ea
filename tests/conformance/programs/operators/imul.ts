/** Math.imul multiplies modulo 2^32. */
import type { i32, u32 } from 'bulkhead';

let a: i32 = 0x12345678;
let b: u32 = 0xfedcba98;

export function scan(): void {
  console.log(Math.imul(a, b), Math.imul(a, a), Math.imul(b, b), Math.imul(-1, b));
  console.log(Math.imul(65537, 65537 * 1), Math.imul(a, 0), Math.imul(-2147483648, a - a - 1));
  console.log(Math.imul(a, 1103515245) + 12345, (Math.imul(a, 1103515245) + 12345) >>> 0);
}
