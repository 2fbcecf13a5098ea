/** Leading zeros, trailing zeros, and bits that are set. */
import { assert, u8, type u32 } from 'bulkhead';

function trailing(value: u32): u8 {
  if (value === 0) return 32;
  return u8(31 - Math.clz32(value & -value));
}
function population(value: u32): u32 {
  let rest = value - ((value >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
function slow(value: u32): u8 {
  let bits: u8 = 0;
  for (let at = 0; at < 32; at++) if (((value >>> at) & 1) === 1) bits++;
  return bits;
}
const samples: u32[] = [0, 1, 2, 0x80000000, 0xffffffff, 0x00f0, 0xdeadbeef, 0x7fffffff];

export function scan(): void {
  for (const each of samples) {
    assert(population(each) === slow(each), 'two ways to count');
    console.log(each, Math.clz32(each), trailing(each), population(each));
  }
}
