/** A serial port as a Modbus line: bytes with the time at which they were there, and an answer that leaves as the port takes it. */
import { type Peripheral, u16, type u32 } from '../bulkhead.ts';
import { uartOpen, uartPoll, uartRead, uartWrite } from '../uart.ts';
import { Framing } from './framing.ts';
import { wakeWithin } from './wake.ts';

const CHUNK = 64;
/** More than the driver holds. */
const MOST_CHUNKS = 4;

/**
 * Microseconds since start, from the kernel; wraps.
 * @native bulkhead_time
 */
declare function microseconds(): u32;

export class Line {
  readonly framing: Framing = new Framing();
  private readonly port: Peripheral;
  private readonly input: Uint8Array = new Uint8Array(CHUNK);
  /** Bytes in `input` that the frame has not taken: it had ended before them. */
  private held: u16 = 0;
  private heldAt: u32 = 0;
  private sent: u16 = 0;
  private toSend: u16 = 0;

  constructor(port: Peripheral) {
    this.port = port;
  }

  /** @param baud bits per second */
  open(baud: u32, format: u32, gapMs: u32): void {
    this.framing.configure(baud, gapMs);
    this.held = 0;
    this.toSend = 0;
    this.sent = 0;
    uartOpen(this.port, baud, format);
  }

  /** Serves the port and takes what it has received. */
  receive(): void {
    uartPoll(this.port);
    if (this.held === 0) {
      this.held = u16(uartRead(this.port, this.input));
      this.heldAt = microseconds();
    }
  }

  /** Whether a frame has ended; the received bytes behind it wait. `whole`: it has the length that it says it has. */
  frameEnded(whole: boolean): boolean {
    const time = this.held > 0 ? this.heldAt : microseconds();
    if (this.framing.ended(time, this.held, whole)) return true;
    if (this.held > 0) {
      this.framing.take(this.input, this.held, this.heldAt);
      wakeWithin(this.held < CHUNK ? Math.trunc(this.framing.silenceUs / 1000) + 1 : 1);
      this.held = 0;
    } else if (this.framing.length > 0) {
      wakeWithin(1);
    }
    return false;
  }

  /** Whether the beginning of a frame is there, and no more than a frame can hold: it ends by itself. */
  get arriving(): boolean {
    return this.framing.length > 0 && !this.framing.damaged;
  }

  /** Ends what is done with the frame; bytes that wait are taken in the next activation. */
  drop(): void {
    this.framing.drop();
    if (this.held > 0) wakeWithin(1);
  }

  /** Forgets all that was received. */
  flush(): void {
    for (let chunk = 0; chunk < MOST_CHUNKS; chunk++) {
      if (uartRead(this.port, this.input) === 0) break;
    }
    this.held = 0;
    this.framing.drop();
  }

  /** Forgets the received bytes that no frame has taken. */
  discard(): void {
    this.held = 0;
  }

  /** Begins to send the first `length` bytes. */
  send(bytes: Uint8Array, length: u16): void {
    this.sent = 0;
    this.toSend = length;
    this.sending(bytes);
  }

  /** Goes on sending; true while the port has not taken all. */
  sending(bytes: Uint8Array): boolean {
    if (this.sent >= this.toSend) return false;
    this.sent += u16(uartWrite(this.port, bytes.subarray(this.sent, this.toSend)));
    if (this.sent >= this.toSend) return false;
    wakeWithin(1);
    return true;
  }
}
