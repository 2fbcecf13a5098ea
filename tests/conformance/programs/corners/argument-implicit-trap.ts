import type { i32, u8 } from 'bulkhead';
let n: i32 = 255;
function mark(digit: i32): i32 {
  console.log('mark', digit);
  return digit;
}
function take(a: u8, b: i32): i32 {
  return a + b;
}
export function scan(): void {
  console.log(take(n + 0, mark(1)));
  n++;
  console.log(take(n + 0, mark(2)));
}
