/** Requests and their answers, without a line ("MODBUS Application Protocol V1.1b3", 6 and 7). */
import { format, u8, type u16, u32 } from '../bulkhead.ts';
import { EXCEPTION_BIT, IDENTITY_MAX, MASK_WRITE_REGISTER, READ_COILS, READ_DISCRETE_INPUTS, REPORT_SERVER_ID } from './codes.ts';
import { crc16 } from './crc.ts';
import type { Framing } from './framing.ts';
import { Registers } from './registers.ts';

/** Every server listens to it and none answers (V1.02, 2.2). */
export const BROADCAST = 0;

/** What is in `framing` when a frame has ended becomes the answer. */
export class Responder {
  readonly registers: Registers;
  private readonly framing: Framing;
  private readonly unit: u8;
  private readonly identity: Uint8Array = new Uint8Array(IDENTITY_MAX);
  private identityLength: u16 = 0;
  /** Bytes of the answer that `finish` made; 0: nothing is sent. */
  length: u16 = 0;
  /** Frames with a bad CRC, too long, too short or with a gap (V1.1b3, 6.8, CPT2). Wraps. */
  errors: u32 = 0;
  /** Exceptions answered (CPT3). Wraps. */
  exceptions: u32 = 0;
  /** Requests to this unit, broadcasts too (CPT4). Wraps. */
  requests: u32 = 0;

  /** @param unit 1..247 */
  constructor(framing: Framing, unit: u8) {
    this.framing = framing;
    this.registers = new Registers(framing);
    this.unit = unit;
  }

  /** What function 17 reports behind the address and the run indicator: at most 32 bytes of text. */
  identify(text: string): void {
    this.identityLength = format(this.identity, `${text}`);
  }

  /** Looks at the frame. @returns whether it is a request to be worked on */
  begin(): boolean {
    this.length = 0;
    if (!this.framing.valid) {
      this.errors = u32.wrap(this.errors + 1);
      return false;
    }
    const unit = this.framing.frame[0]!;
    // Codes from 128 on are those of answers (V1.1b3, 5): it is nobody's request.
    if ((unit !== this.unit && unit !== BROADCAST) || this.framing.frame[1]! >= EXCEPTION_BIT) return false;
    this.requests = u32.wrap(this.requests + 1);
    this.registers.refusal = this.registers.access.parse(this.framing);
    return true;
  }

  /** Makes the answer; none to a broadcast. */
  finish(): void {
    const { registers, framing } = this;
    if (framing.frame[0] === BROADCAST) return;
    const code = framing.frame[1]!;
    registers.answer[0] = this.unit;
    if (registers.refusal !== 0) {
      this.exceptions = u32.wrap(this.exceptions + 1);
      registers.answer[1] = code | EXCEPTION_BIT;
      registers.answer[2] = registers.refusal;
      this.seal(3);
      return;
    }
    if (code === REPORT_SERVER_ID) {
      this.reportIdentity();
      return;
    }
    const count = registers.access.readCount;
    registers.answer[1] = code;
    if (count > 0) {
      const bytes: u8 = code === READ_COILS || code === READ_DISCRETE_INPUTS ? (count + 7) >> 3 : u8(2 * count);
      registers.answer[2] = bytes;
      this.seal(3 + bytes);
      return;
    }
    // An echo: of the whole request for single writes and masks, of its head for multiple ones (6.5, 6.6, 6.11, 6.12, 6.16).
    const echoed: u16 = code === MASK_WRITE_REGISTER ? 8 : 6;
    for (let index = 2; index < echoed; index++) registers.answer[index] = framing.frame[index]!;
    this.seal(echoed);
  }

  /** 6.13: the server's id (here its address), the run indicator (on: this task runs), additional data. */
  private reportIdentity(): void {
    const { answer } = this.registers;
    const text = u8.clamp(this.identityLength);
    answer[1] = REPORT_SERVER_ID;
    answer[2] = u8.clamp(2 + text);
    answer[3] = this.unit;
    answer[4] = 0xff;
    for (let index = 0; index < IDENTITY_MAX && index < text; index++) answer[5 + index] = this.identity[index]!;
    this.seal(5 + text);
  }

  private seal(length: u16): void {
    const crc = crc16(this.registers.answer, length);
    this.registers.answer[length] = crc & 0xff;
    this.registers.answer[length + 1] = crc >> 8;
    this.length = length + 2;
  }

  /** Works on the frame with this register map. */
  respond(map: (table: Registers) => void): void {
    if (!this.begin()) return;
    for (let pass = 0; pass < 3; pass++) {
      if (!this.registers.begin(pass === 0 ? 'check' : pass === 1 ? 'write' : 'read')) continue;
      map(this.registers);
      if (pass === 0) this.registers.endCheck();
    }
    this.finish();
  }
}
