/** FNV-1a and Adler over the same bytes. */
import { assert, type u32 } from 'bulkhead';

const text = new Uint8Array([98, 117, 108, 107, 104, 101, 97, 100]);

function fnv(bytes: Uint8Array): u32 {
  let hash: u32 = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
function adler(bytes: Uint8Array): u32 {
  let a: u32 = 1;
  let b: u32 = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

export function scan(): void {
  assert(fnv(text.subarray(0, 0)) === 0x811c9dc5 && adler(text.subarray(0, 0)) === 1, 'of nothing');
  console.log(fnv(text), adler(text), fnv(text.subarray(4)), adler(text.subarray(0, 4)));
}
