/** Functions may be used before they are declared. */
import type { i32 } from 'bulkhead';

export function scan(): void {
  console.log(first(3));
}
function first(n: i32): i32 {
  return second(n) + 1;
}
function second(n: i32): i32 {
  return third(n) * 2;
}
function third(n: i32): i32 {
  return n + BASE;
}
const BASE: i32 = 100;
