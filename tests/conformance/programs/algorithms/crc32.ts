import { u32 } from 'bulkhead';

const data = new Uint8Array([0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39]);

function crc32(bytes: Uint8Array): u32 {
  let crc: u32 = 0xffffffff;
  for (const byte of bytes) {
    crc = (crc ^ byte) >>> 0;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) !== 0 ? ((crc >>> 1) ^ 0xedb88320) >>> 0 : crc >>> 1;
  }
  return ~crc >>> 0;
}

export function scan(): void {
  console.log(crc32(data), crc32(data) === 0xcbf43926, crc32(data.subarray(0, 0)));
}
