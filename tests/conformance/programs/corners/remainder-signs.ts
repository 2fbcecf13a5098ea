import type { i32, i8, u32 } from 'bulkhead';
let a: i32 = -2147483648;
let b: i32 = -1;
let c: i8 = -7;
let d: u32 = 4294967295;
export function scan(): void {
  console.log(a % b, a % 3, c % 3, c % -3, 7 % -3, d % 10, (c % 5) + 5, -(c % 7));
  console.log(Math.trunc(c / 2), Math.floor(c / 2), (c / 2) | 0, Math.trunc(c / -2), Math.floor(c / -2));
  console.log(Math.trunc(d / b), Math.floor(a / 7), Math.abs(a), Math.trunc(a / b));
  b = Math.trunc(a / b);
}
