/** Q16.16 arithmetic with a 64-bit product. */
import { type i32, i32 as toI32 } from 'bulkhead';

const ONE = 65536;

function multiply(a: i32, b: i32): i32 {
  return toI32.wrap(Math.floor((a * b) / ONE));
}
function divide(a: i32, b: i32): i32 {
  return Math.trunc((a * ONE) / b);
}

export function scan(): void {
  const pi: i32 = 205887;
  console.log(multiply(pi, pi), multiply(-pi, pi), divide(pi, 3 * ONE), divide(-ONE, 7 * ONE));
}
