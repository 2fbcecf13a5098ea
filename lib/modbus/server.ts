/**
 * Modbus RTU server, formerly called slave ("MODBUS over Serial Line V1.02", 2.4.2; "MODBUS Application Protocol V1.1b3", 6 and 7).
 *
 *     const server = new RtuServer(peripheral<typeof system, 'modbus'>('usart2'), 1);
 *     export function init(): void { server.open(115200); }
 *     export function scan(): void { server.serve(map); }
 */
import type { Peripheral, u8, u32 } from '../bulkhead.ts';
import { FORMAT_8N1 } from '../uart.ts';
import { isWholeRequest } from './lengths.ts';
import { Line } from './line.ts';
import type { Registers } from './registers.ts';
import { Responder } from './responder.ts';

export class RtuServer {
  private readonly line: Line;
  private readonly responder: Responder;

  /** @param unit its address, 1..247 */
  constructor(port: Peripheral, unit: u8) {
    this.line = new Line(port);
    this.responder = new Responder(this.line.framing, unit);
  }

  /**
   * Opens the serial port; once, in `init`.
   * @param baud bits per second, 1200..921600
   * @param format FORMAT_8N1, FORMAT_8E1 (the standard's default) or FORMAT_8N2 of `bulkhead/uart`
   * @param gapMs longest gap inside a frame, in milliseconds, 0..1000: converters for USB and networks make gaps that the sender did not. 0 is strict: a gap
   *   of more than 1.5 characters damages it, as V1.02, 2.5.1.1 says
   */
  open(baud: u32, format: u32 = FORMAT_8N1, gapMs: u32 = 20): void {
    this.line.open(baud, format, gapMs);
  }

  /** The text that function 17 (report server id) gives, at most 32 bytes; once, in `init`. */
  identify(text: string): void {
    this.responder.identify(text);
  }

  /** Once in each scan: serves the line, and answers a request when one is there. @returns whether one was worked on */
  serve(map: (table: Registers) => void): boolean {
    this.line.receive();
    if (this.line.sending(this.responder.registers.answer)) return false;
    if (!this.line.frameEnded(isWholeRequest(this.line.framing))) return false;
    this.responder.respond(map);
    this.line.drop();
    if (this.responder.length > 0) this.line.send(this.responder.registers.answer, this.responder.length);
    return true;
  }

  /** Frames with a bad CRC, too long, too short or with a gap. Wraps. */
  get errors(): u32 {
    return this.responder.errors;
  }

  /** Requests to this unit, broadcasts too. Wraps. */
  get requests(): u32 {
    return this.responder.requests;
  }

  /** Exceptions answered. Wraps. */
  get exceptions(): u32 {
    return this.responder.exceptions;
  }
}
