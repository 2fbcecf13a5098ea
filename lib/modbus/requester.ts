/** What a client asks and whether what came back answers it ("MODBUS Application Protocol V1.1b3", 6 and 7), without a line. */
import { assert, type u8, u16 } from '../bulkhead.ts';
import {
  COIL_ON,
  EXCEPTION_BIT,
  MASK_WRITE_REGISTER,
  MOST_BITS_READ,
  MOST_BITS_WRITTEN,
  MOST_REGISTERS_EXCHANGED,
  MOST_REGISTERS_READ,
  MOST_REGISTERS_WRITTEN,
  READ_COILS,
  READ_DISCRETE_INPUTS,
  READ_HOLDING_REGISTERS,
  READ_INPUT_REGISTERS,
  READ_WRITE_REGISTERS,
  REPORT_SERVER_ID,
  WRITE_MULTIPLE_COILS,
  WRITE_MULTIPLE_REGISTERS,
  WRITE_SINGLE_COIL,
  WRITE_SINGLE_REGISTER,
} from './codes.ts';
import { crc16 } from './crc.ts';
import { FRAME_MAX, type Framing } from './framing.ts';

/** What a frame is to a client that waits: its answer, an exception, from another server, or nothing that the standard allows as an answer. */
export type Verdict = 'answer' | 'exception' | 'foreign' | 'invalid';

export class Requester {
  /** The request; its first `length` bytes are sent. */
  readonly request: Uint8Array = new Uint8Array(FRAME_MAX);
  length: u16 = 0;
  private readonly framing: Framing;

  constructor(framing: Framing) {
    this.framing = framing;
  }

  /** Functions 1 to 4 (6.1 to 6.4). */
  read(unit: u8, code: u8, first: u16, count: u16): void {
    const most = code === READ_COILS || code === READ_DISCRETE_INPUTS ? MOST_BITS_READ : MOST_REGISTERS_READ;
    assert(count >= 1 && count <= most, 'a Modbus request reads 1 to 2000 bits or 1 to 125 registers');
    this.begin(unit, code, first);
    this.put(count);
    this.seal();
  }

  /** Function 5 (6.5). */
  writeCoil(unit: u8, address: u16, on: boolean): void {
    this.begin(unit, WRITE_SINGLE_COIL, address);
    this.put(on ? COIL_ON : 0);
    this.seal();
  }

  /** Function 6 (6.6). */
  writeRegister(unit: u8, address: u16, value: u16): void {
    this.begin(unit, WRITE_SINGLE_REGISTER, address);
    this.put(value);
    this.seal();
  }

  /** Function 15 (6.11): one coil in each of the bytes, 0 or not. */
  writeCoils(unit: u8, first: u16, values: Uint8Array): void {
    const count = values.length;
    assert(count >= 1 && count <= MOST_BITS_WRITTEN, 'a Modbus request writes 1 to 1968 coils');
    this.begin(unit, WRITE_MULTIPLE_COILS, first);
    this.put(u16(count));
    const bytes = (count + 7) >> 3;
    this.putByte(bytes & 0xff);
    for (let at = 0; at < bytes; at++) {
      let packed: u8 = 0;
      for (let bit = 0; bit < 8; bit++) {
        const index = 8 * at + bit;
        if (index < count && values[index]! !== 0) packed = packed | (1 << bit);
      }
      this.putByte(packed);
    }
    this.seal();
  }

  /** Function 16 (6.12). */
  writeRegisters(unit: u8, first: u16, values: Uint16Array): void {
    const count = values.length;
    assert(count >= 1 && count <= MOST_REGISTERS_WRITTEN, 'a Modbus request writes 1 to 123 registers');
    this.begin(unit, WRITE_MULTIPLE_REGISTERS, first);
    this.putAll(values);
    this.seal();
  }

  /** Function 17 (6.13). */
  reportServerId(unit: u8): void {
    this.length = 0;
    this.putByte(unit);
    this.putByte(REPORT_SERVER_ID);
    this.seal();
  }

  /** Function 22 (6.16): the register becomes (itself AND `and`) OR (`or` AND NOT `and`). */
  maskRegister(unit: u8, address: u16, and: u16, or: u16): void {
    this.begin(unit, MASK_WRITE_REGISTER, address);
    this.put(and);
    this.put(or);
    this.seal();
  }

  /** Function 23 (6.17): writes, then reads. */
  exchangeRegisters(unit: u8, readFirst: u16, readCount: u16, writeFirst: u16, values: Uint16Array): void {
    assert(readCount >= 1 && readCount <= MOST_REGISTERS_READ, 'a Modbus request reads 1 to 125 registers');
    assert(values.length >= 1 && values.length <= MOST_REGISTERS_EXCHANGED, 'function 23 writes 1 to 121 registers');
    this.begin(unit, READ_WRITE_REGISTERS, readFirst);
    this.put(readCount);
    this.put(writeFirst);
    this.putAll(values);
    this.seal();
  }

  private begin(unit: u8, code: u8, address: u16): void {
    this.length = 0;
    this.putByte(unit);
    this.putByte(code);
    this.put(address);
  }

  private putAll(values: Uint16Array): void {
    this.put(u16(values.length));
    this.putByte((2 * values.length) & 0xff);
    for (const value of values) this.put(value);
  }

  private put(word: u16): void {
    this.putByte(word >> 8);
    this.putByte(word & 0xff);
  }

  private putByte(byte: u8): void {
    this.request[this.length] = byte;
    this.length++;
  }

  private seal(): void {
    const crc = crc16(this.request, this.length);
    this.putByte(crc & 0xff);
    this.putByte(crc >> 8);
  }

  // ---- what came back ----------------------------------------------------------------------------------------------

  /** Judges the frame that has ended. */
  judge(): Verdict {
    const { framing, request } = this;
    if (!framing.valid) return 'invalid';
    if (framing.frame[0] !== request[0]) return 'foreign';
    const code = request[1]!;
    if (framing.frame[1] === (code | EXCEPTION_BIT)) return framing.length === 5 ? 'exception' : 'invalid';
    if (framing.frame[1] !== code) return 'invalid';
    switch (code) {
      case READ_COILS:
      case READ_DISCRETE_INPUTS:
        return this.hasBytes((this.requestWord(4) + 7) >> 3);
      case READ_HOLDING_REGISTERS:
      case READ_INPUT_REGISTERS:
      case READ_WRITE_REGISTERS:
        return this.hasBytes((2 * this.requestWord(4)) & 0xff);
      case REPORT_SERVER_ID:
        return framing.length > 4 ? this.hasBytes(framing.frame[2]!) : 'invalid';
      case MASK_WRITE_REGISTER:
        return this.echoes(8);
      default:
        return this.echoes(6);
    }
  }

  private hasBytes(count: u16): Verdict {
    return this.framing.frame[2] === count && this.framing.length === count + 5 ? 'answer' : 'invalid';
  }

  private echoes(count: u16): Verdict {
    if (this.framing.length !== count + 2) return 'invalid';
    for (let index = 2; index < count; index++) {
      if (this.framing.frame[index] !== this.request[index]) return 'invalid';
    }
    return 'answer';
  }

  private requestWord(offset: u16): u16 {
    return (this.request[offset]! << 8) | this.request[offset + 1]!;
  }

  /** The code of an exception. */
  get exceptionCode(): u8 {
    return this.framing.frame[2]!;
  }

  /** The `index`-th register of an answer to function 3, 4 or 23; traps beyond those that were asked for. */
  register(index: u16): u16 {
    assert(2 * index < this.framing.frame[2]!, 'no such register in the answer');
    return this.framing.word(u16(3 + 2 * index));
  }

  /** The `index`-th bit of an answer to function 1 or 2; traps beyond the bytes that were asked for. */
  bit(index: u16): boolean {
    assert(index >> 3 < this.framing.frame[2]!, 'no such bit in the answer');
    return ((this.framing.frame[3 + (index >> 3)]! >> (index & 7)) & 1) !== 0;
  }

  /** The `index`-th byte of data in an answer to a read or to function 17. */
  byte(index: u16): u8 {
    assert(index < this.framing.frame[2]!, 'no such byte in the answer');
    return this.framing.frame[3 + index]!;
  }
}
