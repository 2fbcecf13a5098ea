/**
 * Modbus RTU client, formerly called master ("MODBUS over Serial Line V1.02", 2.4.1): one request at a time, answers by scan, nothing waits.
 *
 *     if (client.idle) client.readInputRegisters(2, 0, 4);
 *     const outcome = client.poll();
 *     if (outcome.kind === 'answer') level = client.register(0);
 */
import { now, type Peripheral, type Steps, type u8, type u16, u32 } from '../bulkhead.ts';
import { FORMAT_8N1 } from '../uart.ts';
import { READ_COILS, READ_DISCRETE_INPUTS, READ_HOLDING_REGISTERS, READ_INPUT_REGISTERS } from './codes.ts';
import { isWholeAnswer } from './lengths.ts';
import { Line } from './line.ts';
import { Requester } from './requester.ts';
import { wakeWithin } from './wake.ts';

/**
 * Where a request stands. `answer`: done, its data is there until the next request; `exception`: the server refused it, with the code of V1.1b3, 7;
 * `silent`: no answer within the time, after all retries; `invalid`: what came was no answer to it, after all retries.
 */
export type Outcome =
  | { kind: 'idle' }
  | { kind: 'busy' }
  | { kind: 'answer' }
  | { kind: 'exception'; code: u8 }
  | { kind: 'silent' }
  | { kind: 'invalid' };

/** How a request ended. */
export type Ending = 'answer' | 'exception' | 'silent' | 'invalid';

type State = 'idle' | 'waiting' | 'turnaround';

export class RtuClient {
  /** Milliseconds from the end of a request to the beginning of its answer (V1.02, 2.4.1: a second or more at 9600 baud for slow servers). */
  timeout: u32 = 500;
  /** How often a request is sent again when there is no valid answer. */
  retries: u8 = 2;
  /** Milliseconds after a broadcast before the next request (V1.02, 2.4.1: 100 to 200). */
  turnaround: u32 = 100;
  private readonly line: Line;
  private readonly requester: Requester;
  private state: State = 'idle';
  private tries: u8 = 0;
  private since: u32 = 0;
  private limit: u32 = 0;

  constructor(port: Peripheral) {
    this.line = new Line(port);
    this.requester = new Requester(this.line.framing);
  }

  /**
   * Opens the serial port; once, in `init`.
   * @param baud bits per second, 1200..921600
   * @param format FORMAT_8N1, FORMAT_8E1 (the standard's default) or FORMAT_8N2 of `bulkhead/uart`
   * @param gapMs longest gap inside an answer, in milliseconds, 0..1000: converters for USB and networks make gaps that the sender did not. 0 is strict: a gap
   *   of more than 1.5 characters damages it, as V1.02, 2.5.1.1 says
   */
  open(baud: u32, format: u32 = FORMAT_8N1, gapMs: u32 = 20): void {
    this.line.open(baud, format, gapMs);
    this.state = 'idle';
  }

  /** Whether a request can begin: one that begins while another is under way takes its place. */
  get idle(): boolean {
    return this.state === 'idle';
  }

  /** Function 1. `unit` 1..247; `count` 1..2000, the same bits as `bit(0)` onwards. */
  readCoils(unit: u8, first: u16, count: u16): void {
    this.requester.read(unit, READ_COILS, first, count);
    this.begin();
  }

  /** Function 2. */
  readDiscreteInputs(unit: u8, first: u16, count: u16): void {
    this.requester.read(unit, READ_DISCRETE_INPUTS, first, count);
    this.begin();
  }

  /** Function 3. `count` 1..125, the same registers as `register(0)` onwards. */
  readHoldingRegisters(unit: u8, first: u16, count: u16): void {
    this.requester.read(unit, READ_HOLDING_REGISTERS, first, count);
    this.begin();
  }

  /** Function 4. */
  readInputRegisters(unit: u8, first: u16, count: u16): void {
    this.requester.read(unit, READ_INPUT_REGISTERS, first, count);
    this.begin();
  }

  /** Function 5. Writes to unit 0 are broadcasts: all servers obey, none answers. */
  writeCoil(unit: u8, address: u16, on: boolean): void {
    this.requester.writeCoil(unit, address, on);
    this.begin();
  }

  /** Function 6. */
  writeRegister(unit: u8, address: u16, value: u16): void {
    this.requester.writeRegister(unit, address, value);
    this.begin();
  }

  /** Function 15: one coil in each byte of `values`, 1..1968. */
  writeCoils(unit: u8, first: u16, values: Uint8Array): void {
    this.requester.writeCoils(unit, first, values);
    this.begin();
  }

  /** Function 16: 1..123 registers. */
  writeRegisters(unit: u8, first: u16, values: Uint16Array): void {
    this.requester.writeRegisters(unit, first, values);
    this.begin();
  }

  /** Function 17; the answer by `byte`: id, run indicator (0xff: on), text. */
  reportServerId(unit: u8): void {
    this.requester.reportServerId(unit);
    this.begin();
  }

  /** Function 22: the register becomes (itself AND `and`) OR (`or` AND NOT `and`). */
  maskRegister(unit: u8, address: u16, and: u16, or: u16): void {
    this.requester.maskRegister(unit, address, and, or);
    this.begin();
  }

  /** Function 23: writes 1..121 registers, then reads 1..125. */
  exchangeRegisters(unit: u8, readFirst: u16, readCount: u16, writeFirst: u16, values: Uint16Array): void {
    this.requester.exchangeRegisters(unit, readFirst, readCount, writeFirst, values);
    this.begin();
  }

  /** Once in each scan. Anything but `idle` and `busy` is told once, in the scan in which it is known. */
  poll(): Outcome {
    this.line.receive();
    if (this.state === 'idle') {
      this.line.discard();
      return { kind: 'idle' };
    }
    if (this.line.sending(this.requester.request)) return { kind: 'busy' };
    const passed: u32 = u32.wrap(now() - this.since);
    if (this.state === 'turnaround') {
      this.line.discard();
      if (passed >= this.limit) {
        this.end();
        return { kind: 'answer' };
      }
    } else if (this.line.frameEnded(isWholeAnswer(this.line.framing))) {
      const verdict = this.requester.judge();
      if (verdict === 'answer' || verdict === 'exception') {
        this.end();
        return verdict === 'answer' ? { kind: 'answer' } : { kind: 'exception', code: this.requester.exceptionCode };
      }
      this.line.drop();
      // An answer of another server changes nothing: the time goes on (2.4.1).
      if (verdict === 'invalid' && !this.again()) return { kind: 'invalid' };
    } else if (passed >= this.limit && !this.line.arriving && !this.again()) {
      return { kind: 'silent' };
    }
    const spent: u32 = u32.wrap(now() - this.since);
    wakeWithin(spent < this.limit ? u32.wrap(this.limit - spent) : 1);
    return { kind: 'busy' };
  }

  /** For sequences: polls in each scan until the request is done. `exceptionCode` tells the code of an exception. */
  *finish(): Steps<Ending> {
    while (true) {
      yield;
      const outcome = this.poll();
      switch (outcome.kind) {
        case 'answer':
          return 'answer';
        case 'exception':
          return 'exception';
        case 'silent':
          return 'silent';
        case 'invalid':
          return 'invalid';
      }
    }
  }

  /** The code of the last exception. */
  get exceptionCode(): u8 {
    return this.requester.exceptionCode;
  }

  /** The `index`-th register of the answer to function 3, 4 or 23. */
  register(index: u16): u16 {
    return this.requester.register(index);
  }

  /** The `index`-th bit of the answer to function 1 or 2. */
  bit(index: u16): boolean {
    return this.requester.bit(index);
  }

  /** The `index`-th byte of the answer to a read or to function 17. */
  byte(index: u16): u8 {
    return this.requester.byte(index);
  }

  /** The request is done with: the task may begin the next one soon, also without a period. */
  private end(): void {
    this.state = 'idle';
    wakeWithin(1);
  }

  private begin(): void {
    this.tries = 0;
    this.send();
  }

  /** Sends once more. @returns false when it has been sent often enough */
  private again(): boolean {
    if (this.tries >= this.retries) {
      this.end();
      return false;
    }
    this.tries++;
    this.send();
    return true;
  }

  private send(): void {
    const broadcast = this.requester.request[0] === 0;
    this.state = broadcast ? 'turnaround' : 'waiting';
    this.since = now();
    // The port takes the bytes at once; the line takes its time.
    const onLine: u32 = Math.trunc(this.line.framing.transmissionUs(this.requester.length) / 1000) + 1;
    this.limit = u32.wrap(onLine + (broadcast ? this.turnaround : this.timeout));
    this.line.flush();
    this.line.send(this.requester.request, this.requester.length);
    wakeWithin(this.limit);
  }
}
