/**
 * The register map of a server: one function that names every coil and register with its value, and for those that may be written what a write does.
 *
 *     function map(table: Registers): void {
 *       table.inputRegister(0, level.value);
 *       table.holdingRegister(0, low, (value) => setLow(value));
 *     }
 *
 * A request runs it up to three times: to check that every address is there and may be written, to write, to read. So a request with any address that is
 * not there changes nothing, and function 23 reads what it has written (V1.1b3, 6.17).
 */
import { assert, type u8, u16 } from '../bulkhead.ts';
import { ACCEPTED, COIL_ON, ILLEGAL_ADDRESS, ILLEGAL_VALUE, MASK_WRITE_REGISTER, WRITE_MULTIPLE_COILS } from './codes.ts';
import { FRAME_MAX, type Framing } from './framing.ts';
import { Access, type Table } from './requests.ts';

type Pass = 'check' | 'write' | 'read';

/** Bytes of an answer to a read before its data. */
const DATA_OFFSET = 3;
/** In the answer's memory, which the check uses to mark what it has found, the bits of what is written lie behind those of what is read. */
const WRITE_MARKS = 1000;

export class Registers {
  readonly access: Access = new Access();
  /** The answer; its length is the responder's. While the check runs, one bit for each address found. */
  readonly answer: Uint8Array = new Uint8Array(FRAME_MAX);
  /** Set by a row that refuses. */
  refusal: u8 = 0;
  private readonly framing: Framing;
  private pass: Pass = 'check';
  private found: u16 = 0;
  /** The request wants to write a value that its register does not take. */
  private outside: boolean = false;

  constructor(framing: Framing) {
    this.framing = framing;
  }

  /** A coil (functions 1, 5, 15). `write` is called with what to write and gives 0 (ACCEPTED) or an exception code. */
  coil(address: u16, value: boolean, write: (value: boolean) => u8): void {
    this.reading('coils', address, value ? 1 : 0);
    if (this.writing('coils', address)) this.wrote(write(this.written(address, 0) !== 0));
  }

  /** A coil that can be read only: a write gets exception 2. */
  readOnlyCoil(address: u16, value: boolean): void {
    this.reading('coils', address, value ? 1 : 0);
  }

  /** Coils from `first` on, one in each byte of `values`: 0 or 1. */
  coils(first: u16, values: Uint8Array): void {
    for (let index: u16 = 0; index < values.length; index++) {
      const address = u16(first + index);
      this.reading('coils', address, values[index]! !== 0 ? 1 : 0);
      if (this.writing('coils', address)) values[index] = this.written(address, 0) & 1;
    }
  }

  /** A discrete input (function 2). */
  discreteInput(address: u16, value: boolean): void {
    this.reading('discrete inputs', address, value ? 1 : 0);
  }

  /** Discrete inputs from `first` on, one in each byte of `values`: 0 or 1. */
  discreteInputs(first: u16, values: Uint8Array): void {
    for (let index: u16 = 0; index < values.length; index++) {
      this.reading('discrete inputs', u16(first + index), values[index]! !== 0 ? 1 : 0);
    }
  }

  /** An input register (function 4). */
  inputRegister(address: u16, value: u16): void {
    this.reading('input registers', address, value);
  }

  /** Input registers from `first` on. */
  inputRegisters(first: u16, values: Uint16Array): void {
    for (let index: u16 = 0; index < values.length; index++) this.reading('input registers', u16(first + index), values[index]!);
  }

  /** A holding register (functions 3, 6, 16, 22, 23). `write` is called with what to write and gives 0 (ACCEPTED) or an exception code. */
  holdingRegister(address: u16, value: u16, write: (value: u16) => u8): void {
    this.reading('holding registers', address, value);
    if (this.writing('holding registers', address)) this.wrote(write(this.written(address, value)));
  }

  /** The same, for values from `least` to `most`: a request with any other gets exception 3 and writes nothing, not even its other registers. */
  holdingRegisterIn(address: u16, value: u16, least: u16, most: u16, write: (value: u16) => u8): void {
    this.reading('holding registers', address, value);
    this.checking(address, value, least, most);
    if (this.writing('holding registers', address)) this.wrote(write(this.written(address, value)));
  }

  /** A holding register that can be read only: a write gets exception 2. */
  readOnlyHoldingRegister(address: u16, value: u16): void {
    this.reading('holding registers', address, value);
  }

  /** Holding registers from `first` on: what is written is stored in `values`. */
  holdingRegisters(first: u16, values: Uint16Array): void {
    for (let index: u16 = 0; index < values.length; index++) {
      const address = u16(first + index);
      this.reading('holding registers', address, values[index]!);
      if (this.writing('holding registers', address)) values[index] = this.written(address, values[index]!);
    }
  }

  // ---- one pass of a request ---------------------------------------------------------------------------------------

  /** Begins a pass. @returns false when this request has none of this kind, or was refused */
  begin(pass: Pass): boolean {
    if (this.refusal !== 0) return false;
    this.pass = pass;
    this.found = 0;
    if (pass === 'write') return this.access.writeCount > 0;
    this.answer.fill(0);
    this.outside = false;
    return pass === 'check' || this.access.readCount > 0;
  }

  /** Ends the check: every address that is named must have been found. */
  endCheck(): void {
    if (this.found !== this.access.readCount + this.access.writeCount) this.refusal = ILLEGAL_ADDRESS;
    else if (this.outside) this.refusal = ILLEGAL_VALUE;
  }

  private reading(table: Table, address: u16, value: u16): void {
    if (this.access.readTable !== table || address < this.access.readFirst) return;
    const index: u16 = u16(address - this.access.readFirst);
    if (index >= this.access.readCount) return;
    if (this.pass === 'check') {
      this.mark(index);
    } else if (this.pass === 'read') {
      if (table === 'coils' || table === 'discrete inputs') {
        const at = DATA_OFFSET + (index >> 3);
        this.answer[at] = this.answer[at]! | (value << (index & 7));
      } else {
        const at = DATA_OFFSET + 2 * index;
        this.answer[at] = value >> 8;
        this.answer[at + 1] = value & 0xff;
      }
    }
  }

  /** Whether this address is to be written now. */
  private writing(table: Table, address: u16): boolean {
    if (this.access.writeTable !== table || address < this.access.writeFirst) return false;
    const index: u16 = u16(address - this.access.writeFirst);
    if (index >= this.access.writeCount) return false;
    if (this.pass === 'check') this.mark(index + (this.access.readCount > 0 ? WRITE_MARKS : 0));
    return this.pass === 'write' && this.refusal === 0;
  }

  private checking(address: u16, value: u16, least: u16, most: u16): void {
    if (this.pass !== 'check' || this.access.writeTable !== 'holding registers' || address < this.access.writeFirst) return;
    if (address - this.access.writeFirst >= this.access.writeCount) return;
    const wanted = this.written(address, value);
    // An address that is not there has precedence, whichever row comes first: see endCheck.
    if (wanted < least || wanted > most) this.outside = true;
  }

  private mark(index: u16): void {
    const at = index >> 3;
    const bit = 1 << (index & 7);
    assert((this.answer[at]! & bit) === 0, 'an address stands twice in the register map');
    this.answer[at] = this.answer[at]! | bit;
    this.found++;
  }

  /** What the request wants at `address`, where `value` is now. */
  private written(address: u16, value: u16): u16 {
    const index: u16 = u16(address - this.access.writeFirst);
    const offset = this.access.writeOffset;
    const code = this.framing.frame[1]!;
    if (code === WRITE_MULTIPLE_COILS) return (this.framing.frame[offset + (index >> 3)]! >> (index & 7)) & 1;
    const word = this.framing.word(u16(offset + 2 * index));
    if (this.access.writeTable === 'coils') return word === COIL_ON ? 1 : 0;
    // 6.16: (current AND and-mask) OR (or-mask AND NOT and-mask).
    return code === MASK_WRITE_REGISTER ? (value & word) | (this.framing.word(offset + 2) & ~word & 0xffff) : word;
  }

  private wrote(refusal: u8): void {
    if (refusal !== ACCEPTED) this.refusal = refusal;
  }
}
