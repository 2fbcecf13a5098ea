/** Quotients go towards zero, remainders follow the dividend. */
import { assert, i32 } from 'bulkhead';

function quotient(a: i32, b: i32): i32 {
  return i32.wrap(Math.trunc(a / b));
}
function rest(a: i32, b: i32): i32 {
  return a % b;
}
function check(a: i32, b: i32, q: i32, r: i32): void {
  assert(quotient(a, b) === q, 'quotient');
  assert(rest(a, b) === r, 'remainder');
  assert(Math.imul(q, b) + r === a, 'together');
  console.log(a, b, q, r);
}

export function scan(): void {
  check(7, 2, 3, 1);
  check(-7, 2, -3, -1);
  check(7, -2, -3, 1);
  check(-7, -2, 3, -1);
  check(0, 5, 0, 0);
  check(6, 3, 2, 0);
  check(-2147483648, 2, -1073741824, 0);
  assert(rest(-2147483648, -1) === 0 && quotient(-2147483648, -1) === -2147483648, 'the one that wraps');
}
