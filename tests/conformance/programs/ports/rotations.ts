/** Rotations by shifts and or. */
import { assert, u8, u16, u32 } from 'bulkhead';

function rotl32(value: u32, by: u32): u32 {
  return ((value << by) | (value >>> (32 - by))) >>> 0;
}
function rotr32(value: u32, by: u32): u32 {
  return ((value >>> by) | (value << (32 - by))) >>> 0;
}
function rotl8(value: u8, by: u8): u8 {
  const part = by & 7;
  return u8.wrap((value << part) | (value >> (8 - part)));
}
function rotl16(value: u16, by: u8): u16 {
  const part = by & 15;
  return u16.wrap((value << part) | (value >> (16 - part)));
}

export function scan(): void {
  assert(rotl32(0x80000001, 1) === 3, 'left');
  assert(rotr32(3, 1) === 0x80000001, 'right');
  assert(rotl32(0xdeadbeef, 0) === 0xdeadbeef, 'by nothing');
  assert(rotl32(0xdeadbeef, 32) === 0xdeadbeef, 'by all');
  assert(rotl8(0x81, 4) === 0x18 && rotl8(0x81, 8) === 0x81, '8 bits');
  assert(rotl16(0x8001, 4) === 0x0018, '16 bits');
  let value: u32 = 0x12345678;
  for (let turn = 0; turn < 8; turn++) {
    value = rotl32(value, 4);
    console.log(value);
  }
  assert(value === 0x12345678, 'all the way round');
}
