import type { i32 } from 'bulkhead';
let order: i32 = 0;
function mark(digit: i32): i32 {
  order = order * 10 + digit;
  return digit;
}
function add(a: i32, b: i32 = mark(a + 1), c: i32 = Math.imul(a, b) + mark(9)): i32 {
  return (a % 100) * 100 + (b % 100) * 10 + c;
}
export function scan(): void {
  console.log(add(mark(1)), order);
  order = 0;
  console.log(add(mark(2), mark(5)), order);
  order = 0;
  console.log(add(mark(3), mark(4), mark(6)), order);
}
