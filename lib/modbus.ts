/**
 * `bulkhead/modbus`: Modbus RTU server (Modbus over serial line V1.02, application protocol V1.1b3). The class does framing, CRC, addressing and
 * exceptions; the task looks at the request and answers it.
 *
 * A frame ends with 3.5 characters of silence (V1.02, 2.5.1.1). A frame that is not complete by its own length is kept `STALE_MS` before
 * it is dropped, so that a gap in the middle, which line converters make, does not lose a request.
 */
import { alarm, milliseconds, type Peripheral, u8, u16, type u32 } from './bulkhead.ts';
import { FORMAT_8N1, uartOpen, uartPoll, uartRead, uartWrite } from './uart.ts';

/** Longest frame: address, function, 252 bytes, CRC. */
const FRAME_MAX = 256;
/** 3.5 characters: 1.75 ms above 19200 baud, rounded up to the tick. */
const SILENCE_MS: u32 = 2;
const STALE_MS: u32 = 20;

export const ILLEGAL_FUNCTION = 1;
export const ILLEGAL_ADDRESS = 2;
export const ILLEGAL_VALUE = 3;
export const DEVICE_FAILURE = 4;
export const DEVICE_BUSY = 6;

export const READ_COILS = 1;
export const READ_DISCRETE_INPUTS = 2;
export const READ_HOLDING_REGISTERS = 3;
export const READ_INPUT_REGISTERS = 4;
export const WRITE_SINGLE_COIL = 5;
export const WRITE_SINGLE_REGISTER = 6;
export const WRITE_MULTIPLE_REGISTERS = 16;

/** CRC-16 of V1.02, 6.2.2 (polynomial 0xA001 reflected, start 0xffff) over the first `length` bytes. */
export function crc16(bytes: Uint8Array, length: u16): u16 {
  let crc: u16 = 0xffff;
  for (let index = 0; index < length; index++) {
    crc = crc ^ bytes[index]!;
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc & 1) !== 0 ? (crc >> 1) ^ 0xa001 : crc >> 1;
    }
  }
  return crc;
}

export class RtuServer {
  private readonly port: Peripheral;
  private readonly unit: u8;
  private readonly frame: Uint8Array = new Uint8Array(FRAME_MAX);
  private readonly input: Uint8Array = new Uint8Array(64);
  private readonly answer: Uint8Array = new Uint8Array(FRAME_MAX);
  private length: u16 = 0;
  private answerLength: u16 = 0;
  private overrun: boolean = false;
  private waited: u32 = 0;

  /** @param unit 1..247 */
  constructor(port: Peripheral, unit: u8) {
    this.port = port;
    this.unit = unit;
  }

  /** Opens the serial port; once, in `init`. */
  open(baud: u32): void {
    uartOpen(this.port, baud, FORMAT_8N1);
  }

  /** First in each scan: true when a request to this unit, or a broadcast, is there to be answered. */
  poll(): boolean {
    uartPoll(this.port);
    const received = uartRead(this.port, this.input);
    if (received > 0) {
      this.take(u16(received));
      this.waited = 0;
      alarm(received === this.input.length ? milliseconds('1ms') : SILENCE_MS);
      return false;
    }
    if (this.length === 0) return false;
    if (!this.complete() && !this.overrun && this.waited < STALE_MS) {
      this.waited += SILENCE_MS;
      alarm(SILENCE_MS);
      return false;
    }
    const valid = !this.overrun && this.valid();
    if (!valid) this.drop();
    return valid;
  }

  private take(received: u16): void {
    for (let index = 0; index < received && index < 64; index++) {
      if (this.length >= FRAME_MAX) {
        this.overrun = true;
        return;
      }
      this.frame[this.length] = this.input[index]!;
      this.length++;
    }
  }

  /** Whether the frame has the length that its function gives it; unknown functions end by silence alone. */
  private complete(): boolean {
    if (this.length < 4) return false;
    switch (this.frame[1]) {
      case READ_COILS:
      case READ_DISCRETE_INPUTS:
      case READ_HOLDING_REGISTERS:
      case READ_INPUT_REGISTERS:
      case WRITE_SINGLE_COIL:
      case WRITE_SINGLE_REGISTER:
        return this.length >= 8;
      case WRITE_MULTIPLE_REGISTERS:
        return this.length >= 7 && this.length >= 9 + this.frame[6]!;
      default:
        return true;
    }
  }

  private valid(): boolean {
    if (this.length < 4) return false;
    const unit = this.frame[0]!;
    if (unit !== this.unit && unit !== 0) return false;
    const body = this.length - 2;
    return crc16(this.frame, body) === (this.frame[body]! | (this.frame[body + 1]! << 8));
  }

  private drop(): void {
    this.length = 0;
    this.overrun = false;
    this.waited = 0;
  }

  /** The function code of the request. */
  get function(): u8 {
    return this.frame[1]!;
  }

  /** Bytes of the request after the function code, CRC not counted. */
  get size(): u16 {
    return this.length - 4;
  }

  /** First address of the request. */
  get address(): u16 {
    return this.word(0);
  }

  /** Quantity (functions 1..4, 15, 16) or value (5, 6). */
  get quantity(): u16 {
    return this.word(2);
  }

  /** Bytes of data that function 16 says follow. */
  get byteCount(): u8 {
    return this.frame[6]!;
  }

  /** The i-th register of a function 16 request. */
  register(index: u16): u16 {
    return this.word(5 + 2 * index);
  }

  private word(offset: u16): u16 {
    return (this.frame[2 + offset]! << 8) | this.frame[3 + offset]!;
  }

  /** Begins the answer to a read of `count` registers; add them with `put`. */
  beginRegisters(count: u16): void {
    this.begin(this.function);
    this.putByte(u8(2 * count));
  }

  /** Appends a register, high byte first. */
  put(value: u16): void {
    this.putByte(value >> 8);
    this.putByte(value & 0xff);
  }

  /** Answers a write: function, address and quantity or value again. */
  confirm(): void {
    this.begin(this.function);
    this.put(this.address);
    this.put(this.quantity);
    this.send();
  }

  /** Answers with an exception (V1.1b3, 7). */
  exception(code: u8): void {
    this.begin(this.function | 0x80);
    this.putByte(code);
    this.send();
  }

  private begin(functionCode: u8): void {
    this.answerLength = 0;
    this.putByte(this.unit);
    this.putByte(functionCode);
  }

  private putByte(value: u8): void {
    this.answer[this.answerLength] = value;
    this.answerLength++;
  }

  /** Adds the CRC and sends, unless the request was a broadcast; the request is done with. */
  send(): void {
    const crc = crc16(this.answer, this.answerLength);
    this.putByte(crc & 0xff);
    this.putByte(crc >> 8);
    if (this.frame[0] !== 0) uartWrite(this.port, this.answer.subarray(0, this.answerLength));
    this.drop();
  }
}
