import type { i32 } from 'bulkhead';

let a: i32 = 12;
let b: i32 = 5;
let c: i32 = 3;

export function scan(): void {
  console.log(a + b * c, (a + b) * c, a - b - c, a - (b - c), a % b * c, a * b % c);
  console.log(a & b + c, (a & b) + c, a | b & c, a ^ b | c, a << b - c, a + b >> c);
  console.log(a > b === b > c, (a & c) === 0, a & 1 | 2, -a % b, -(a % b), ~a + 1);
  console.log(a < b || b > c && a > c, (a < b || b > c) && c > a);
}
