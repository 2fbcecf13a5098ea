/** Euclid by remainders and by subtraction. */
import { assert, atMost, type u16 } from 'bulkhead';

function byRemainder(a: u16, b: u16): u16 {
  for (const _ of atMost(32)) {
    if (b === 0) break;
    const rest: u16 = a % b;
    a = b;
    b = rest;
  }
  return a;
}
function bySubtraction(a: u16, b: u16): u16 {
  for (const _ of atMost(1000)) {
    if (a === b) break;
    if (a > b) a -= b;
    else b -= a;
  }
  return a;
}

export function scan(): void {
  assert(byRemainder(48, 36) === 12 && bySubtraction(48, 36) === 12, '12');
  assert(byRemainder(17, 5) === 1 && bySubtraction(17, 5) === 1, 'coprime');
  console.log(byRemainder(65535, 255), bySubtraction(1000, 35), byRemainder(0, 9), byRemainder(9, 0));
}
