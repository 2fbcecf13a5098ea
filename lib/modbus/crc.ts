/** The check of an RTU frame. */
import type { u8, u16 } from '../bulkhead.ts';

/** CRC-16 of "MODBUS over Serial Line V1.02", 6.2.2 (polynomial 0xA001 reflected, start 0xffff), over the first `length` bytes. */
export function crc16(bytes: Uint8Array, length: u16): u16 {
  let crc: u16 = 0xffff;
  for (let index = 0; index < length; index++) crc = crc16Step(crc, bytes[index]!);
  return crc;
}

/** The CRC so far with one more byte. */
export function crc16Step(crc: u16, byte: u8): u16 {
  let next: u16 = crc ^ byte;
  for (let bit = 0; bit < 8; bit++) {
    next = (next & 1) !== 0 ? (next >> 1) ^ 0xa001 : next >> 1;
  }
  return next;
}
