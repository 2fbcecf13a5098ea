/** Minus, not, complement, and steps before and after. */
import { assert, type i32, type u8 } from 'bulkhead';

let n: i32 = 5;
let byte: u8 = 5;

export function scan(): void {
  assert(-n === -5 && - -n === 5 && +n === 5, 'signs');
  assert(~n === -6 && ~~n === 5 && ~0 === -1, 'complement');
  assert(!(n === 0) && !!(n === 5), 'not');
  console.log(n++, n, ++n, n--, --n, n);
  console.log(byte--, --byte, byte++, ++byte);
  n = -2147483648;
  assert((-n | 0) === -2147483648 && ~n === 2147483647, 'the least');
  console.log(-n, ~byte);
}
