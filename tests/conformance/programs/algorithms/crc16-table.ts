import type { u16 } from 'bulkhead';

const table = new Uint16Array(256);
for (let i = 0; i < 256; i++) {
  let crc: u16 = i;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) !== 0 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  table[i] = crc;
}
const frame = new Uint8Array([1, 4, 0, 0, 0, 1]);

export function scan(): void {
  let crc: u16 = 0xffff;
  for (const byte of frame) crc = (crc >> 8) ^ table[(crc ^ byte) & 0xff]!;
  console.log(crc & 0xff, crc >> 8, table[1]!, table[255]!);
}
