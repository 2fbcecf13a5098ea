/** 64-bit arithmetic, comparisons and shifts. */
import { assert, type i64, type u64 } from 'bulkhead';

let a: i64 = 0x7fffffffffffffffn;
let b: i64 = -1n;
let c: u64 = 0xffffffffffffffffn;

export function scan(): void {
  assert(a + b === 0x7ffffffffffffffen, 'sum');
  assert(a > b && b < 0n && c > 0n, 'order');
  assert(a >> 62n === 1n && b >> 63n === -1n && c >> 63n === 1n, 'shifts');
  assert((a & 0xffn) === 0xffn && (a ^ a) === 0n && (b | 1n) === -1n, 'bits');
  assert(a / 3n === 3074457345618258602n && a % 3n === 1n && b / 2n === 0n, 'division');
  assert(c / 0xffffffffn === 0x100000001n, 'unsigned division');
  let sum: i64 = 0n;
  for (let turn = 0; turn < 10; turn++) sum = ((sum % 1000000n) * 10n + BigInt(turn)) % 1000000n;
  console.log(a, b, c, sum);
}
