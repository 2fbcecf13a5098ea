/** CRC-32 (IEEE 802.3, reflected 0xEDB88320) with a table of 256 words, over 4 KiB. */
import { type u8, u32 } from 'bulkhead';

const SIZE = 4096;
const table = new Uint32Array(256);
const data = new Uint8Array(SIZE);

function makeTable(): void {
  for (let index = 0; index < 256; index++) {
    let value: u32 = index;
    for (let bit = 0; bit < 8; bit++) {
      value = (value & 1) !== 0 ? ((value >>> 1) ^ 0xedb88320) >>> 0 : value >>> 1;
    }
    table[index] = value;
  }
}

function fill(): void {
  let seed: u32 = 1;
  for (let index = 0; index < SIZE; index++) {
    seed = u32.wrap(Math.imul(seed, 1664525) + 1013904223);
    data[index] = seed >>> 24;
  }
}

function step(crc: u32, byte: u8): u32 {
  return (table[(crc ^ byte) & 0xff] ^ (crc >>> 8)) >>> 0;
}

function crc32(bytes: Uint8Array): u32 {
  let crc: u32 = 0xffffffff;
  for (const byte of bytes) crc = step(crc, byte);
  return ~crc >>> 0;
}

export function run(): u32 {
  makeTable();
  fill();
  return crc32(data);
}
