/** Words into bytes and back, in either order. */
import { assert, u8, type u16, type u32 } from 'bulkhead';

const bytes = new Uint8Array(8);

function store32(at: u8, value: u32): void {
  for (let i = 0; i < 4; i++) bytes[at + i] = value >>> (8 * i);
}
function load32(at: u8): u32 {
  return (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
}
function load16Big(at: u8): u16 {
  return bytes[at]! * 256 + bytes[at + 1]!;
}

export function scan(): void {
  store32(1, 0xdeadbeef);
  assert(load32(1) === 0xdeadbeef, 'round trip');
  assert(load16Big(1) === 0xefbe && load16Big(3) === 0xadde, 'big end first');
  store32(4, 0x01020304);
  console.log(load32(1), load32(4), load16Big(4), bytes[0]!);
}
