/** A Modbus RTU server of two functions, for the tests of the serial binding: 3 (read holding registers) and 6 (write single register). */
import type { Socket } from 'node:net';

const requestBytes = 8;

function crc16(bytes: Buffer): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}

function framed(...bytes: number[]): Buffer {
  const frame = Buffer.from([...bytes, 0, 0]);
  frame.writeUInt16LE(crc16(frame.subarray(0, -2)), frame.length - 2);
  return frame;
}

/** Serves unit 1 on a connection; a value over `most` gets exception 3. Answers go out one byte at a time, as from a slow line. */
export function respond(socket: Socket, registers: Map<number, number>, most: number): void {
  let waiting = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= requestBytes) {
      const request = waiting.subarray(0, requestBytes);
      waiting = waiting.subarray(requestBytes);
      if (crc16(request.subarray(0, 6)) !== request.readUInt16LE(6)) continue;
      for (const byte of answer(request, registers, most)) socket.write(Buffer.from([byte]));
    }
  });
}

function answer(request: Buffer, registers: Map<number, number>, most: number): Buffer {
  const code = request[1]!;
  const address = request.readUInt16BE(2);
  const value = request.readUInt16BE(4);
  if (code === 3) {
    const values = Array.from({ length: value }, (_, index) => registers.get(address + index) ?? 0);
    return framed(1, 3, 2 * value, ...values.flatMap((register) => [register >> 8, register & 0xff]));
  }
  if (value > most) return framed(1, code | 0x80, 3);
  registers.set(address, value);
  return framed(...request.subarray(0, 6));
}
