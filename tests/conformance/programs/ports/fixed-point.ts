/** Numbers with 16 bits behind the point. */
import { assert, i32 } from 'bulkhead';

const ONE = 65536;

function multiply(a: i32, b: i32): i32 {
  const high = Math.imul(a >> 16, b);
  const low = Math.trunc(((a & 0xffff) * (b & 0xffff)) / ONE) + Math.imul(a & 0xffff, b >> 16);
  return i32.wrap(high + low);
}
function divide(a: i32, b: i32): i32 {
  return i32(Math.trunc((a * ONE) / b));
}

export function scan(): void {
  const half = ONE >> 1;
  assert(multiply(half, half) === ONE >> 2, 'a half squared');
  assert(multiply(-3 * ONE, half) === -98304, 'minus one and a half');
  assert(divide(ONE, 3 * ONE) === 21845, 'a third');
  console.log(multiply(205887, 205887), divide(-7 * ONE, 2 * ONE));
}
