/** Counts of shifts are taken modulo 32; the unsigned shift gives an unsigned value. */
import { assert, i32, u32 } from 'bulkhead';

let value: i32 = -16;
let by: i32 = 33;

export function scan(): void {
  assert(value >> by === value >> 1, '>> 33');
  assert(value << by === value << 1, '<< 33');
  assert(value >>> by === value >>> 1, '>>> 33');
  assert(value >> -1 === -1 && value >>> -1 === 1 && value << -1 === 0, 'by -1');
  assert(value >>> 0 === 4294967280, 'as unsigned');
  by = 0;
  assert(value >> by === -16 && value << by === -16, 'by 0');
  let bits: u32 = 1;
  for (let at = 0; at < 31; at++) bits = (bits << 1) >>> 0;
  assert(bits === 0x80000000, 'up to the last');
  bits = (bits << 1) >>> 0;
  assert(bits === 0, 'and out');
  console.log(value >> 2, value >>> 28, i32(bits));
}
