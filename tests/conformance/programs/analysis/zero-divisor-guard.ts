import type { i32 } from 'bulkhead';

function divide(a: i32, b: i32): i32 {
  if (b !== 0) return Math.trunc(a / b);
  return 0;
}
function wrong(a: i32, b: i32): i32 {
  if (b >= 0) return a % b;
  return 0;
}

export function scan(): void {
  console.log(divide(7, 2), divide(7, 0), wrong(7, -1), wrong(7, 4));
  console.log(wrong(7, 0));
}
