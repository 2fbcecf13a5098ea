/** A product of 32 bits in two halves. */
import { assert, u32 } from 'bulkhead';

function low(a: u32, b: u32): u32 {
  return Math.imul(a, b) >>> 0;
}
function high(a: u32, b: u32): u32 {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const other = a0 * b1 + (middle % 65536);
  return u32(a1 * b1 + Math.trunc(middle / 65536) + Math.trunc(other / 65536));
}

export function scan(): void {
  assert(low(0xffffffff, 0xffffffff) === 1, 'low');
  assert(high(0xffffffff, 0xffffffff) === 0xfffffffe, 'high');
  assert(high(65536, 65536) === 1 && low(65536, 65536) === 0, 'just past');
  assert(high(65535, 65537) === 0 && low(65535, 65537) === 0xffffffff, 'just below');
  console.log(high(0xdeadbeef, 0xcafef00d), low(0xdeadbeef, 0xcafef00d));
  console.log(BigInt(0xdeadbeef) * BigInt(0xcafef00d));
}
