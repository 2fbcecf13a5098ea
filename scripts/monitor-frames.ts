/** Frames of the monitor's port (hal/io/port.c): a record of docs/link.md with its CRC-16 (IBM), stuffed by COBS, ended by a zero byte. */

export const frameType = { exchange: 2, answer: 0x80, request: 0x81, reply: 0x82 } as const;

export interface Frame {
  type: number;
  /** Of a request and its reply: which. */
  number: number;
  words: Uint32Array;
}

const header = 4;
const crcBytes = 2;
/** The longest frame: 64 channels and a tick, stuffed. */
const longest = 300;

/** CRC-16/MODBUS: reflected 0x8005, from 0xffff. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}

/** Consistent overhead byte stuffing: no zero in the result. */
export function stuff(bytes: Uint8Array): number[] {
  const out = [0];
  let codeAt = 0;
  let code = 1;
  for (const byte of bytes) {
    if (byte !== 0) {
      out.push(byte);
      code++;
    }
    if (byte === 0 || code === 0xff) {
      out[codeAt] = code;
      codeAt = out.push(0) - 1;
      code = 1;
    }
  }
  out[codeAt] = code;
  return out;
}

/** Null for what is none of COBS. */
export function unstuff(bytes: Uint8Array): Uint8Array | null {
  const out: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const code = bytes[at++]!;
    if (code === 0 || at + code - 1 > bytes.length) return null;
    for (let count = 1; count < code; count++) out.push(bytes[at++]!);
    if (code < 0xff && at < bytes.length) out.push(0);
  }
  return Uint8Array.from(out);
}

export function encodeFrame({ type, number, words }: Pick<Frame, 'type' | 'number'> & { words: ArrayLike<number> }): Buffer {
  const frame = Buffer.alloc(header + 4 * words.length + crcBytes);
  frame[0] = type;
  frame[1] = number;
  frame.writeUInt16LE(4 * words.length, 2);
  for (let index = 0; index < words.length; index++) frame.writeUInt32LE(words[index]! >>> 0, header + 4 * index);
  frame.writeUInt16LE(crc16(frame.subarray(0, frame.length - crcBytes)), frame.length - crcBytes);
  return Buffer.from([...stuff(frame), 0]);
}

function decode(stuffed: Uint8Array): Frame | null {
  const bytes = unstuff(stuffed);
  if (!bytes || bytes.length < header + crcBytes || crc16(bytes) !== 0) return null;
  const view = new DataView(bytes.buffer);
  const length = view.getUint16(2, true);
  if (length !== bytes.length - header - crcBytes || length % 4 !== 0) return null;
  const words = Uint32Array.from({ length: length / 4 }, (_, index) => view.getUint32(header + 4 * index, true));
  return { type: bytes[0]!, number: bytes[1]!, words };
}

/** Cuts a byte stream into frames, however the bytes are chopped; what is no frame is dropped. */
export class FrameParser {
  #bytes: number[] = [];
  readonly #receive: (frame: Frame) => void;

  constructor(receive: (frame: Frame) => void) {
    this.#receive = receive;
  }

  push(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte !== 0) {
        if (this.#bytes.length <= longest) this.#bytes.push(byte);
        continue;
      }
      const frame = this.#bytes.length <= longest ? decode(Uint8Array.from(this.#bytes)) : null;
      this.#bytes = [];
      if (frame) this.#receive(frame);
    }
  }
}
