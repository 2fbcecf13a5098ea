/**
 * Frames out of a stream of bytes, by time ("MODBUS over Serial Line V1.02", 2.5.1.1): 3.5 characters of silence end a frame; one that was silent for more
 * than 1.5 characters inside is damaged.
 *
 * Strict framing is that and nothing else. Tolerant framing is for lines with a converter (USB, Ethernet, a simulator) between the two ends, which makes
 * gaps that the sender did not: 3.5 characters of silence end a frame whose length and CRC are right; for the rest of any other it waits longer.
 */
import { u16, u32 } from '../bulkhead.ts';
import { crc16 } from './crc.ts';

/** Longest frame: address, function, 252 bytes, CRC (V1.02, 2.3). */
export const FRAME_MAX = 256;
/** Shortest: address, function, CRC. */
export const FRAME_MIN = 4;
/** Bits of a character on the line (V1.02, 2.5.1). */
const CHARACTER_BITS = 11;
/** Above this rate the times are fixed (V1.02, 2.5.1.1). */
const FIXED_ABOVE_BAUD = 19_200;
const FIXED_1_5_US = 750;
const FIXED_3_5_US = 1750;

export class Framing {
  /** The frame so far; its first `length` bytes are valid. */
  readonly frame: Uint8Array = new Uint8Array(FRAME_MAX);
  length: u16 = 0;
  /** Too long, or silent for too long inside. */
  damaged: boolean = false;
  /** Longest gap inside a frame; 0: strict. */
  private gapUs: u32 = 0;
  private characterUs: u32 = 0;
  private betweenUs: u32 = 0;
  private endUs: u32 = 0;
  private last: u32 = 0;
  /** What `valid` was when the frame had this length. */
  private judged: u16 = 0;
  private good: boolean = false;

  /**
   * @param baud bits per second, 300..921600
   * @param gapMs longest gap inside a frame, 0..1000; 0: strict
   */
  configure(baud: u32, gapMs: u32): void {
    const rate = u32.clamp(baud < 300 ? 300 : baud);
    this.gapUs = 1000 * (gapMs < 1000 ? gapMs : 1000);
    this.characterUs = Math.trunc((CHARACTER_BITS * 1_000_000) / rate);
    this.betweenUs = rate > FIXED_ABOVE_BAUD ? FIXED_1_5_US : Math.trunc((CHARACTER_BITS * 1_500_000) / rate);
    this.endUs = rate > FIXED_ABOVE_BAUD ? FIXED_3_5_US : Math.trunc((CHARACTER_BITS * 3_500_000) / rate);
    this.drop();
  }

  /** 3.5 characters in microseconds. */
  get silenceUs(): u32 {
    return this.endUs;
  }

  /** What `count` characters take on the line, in microseconds. */
  transmissionUs(count: u16): u32 {
    return u32.wrap(this.characterUs * count);
  }

  drop(): void {
    this.length = 0;
    this.damaged = false;
    this.judged = 0;
  }

  /** Whether the frame has ended before `arrived` bytes that were there at `time` began. `whole`: it has the length that it says it has. */
  ended(time: u32, arrived: u16, whole: boolean): boolean {
    if (this.length === 0) return false;
    const silence = this.silence(time, arrived);
    if (silence < this.endUs) return false;
    if (this.gapUs === 0 || silence >= this.gapUs) return true;
    if (!whole) return false;
    if (this.judged !== this.length) {
      this.judged = this.length;
      this.good = this.valid;
    }
    return this.good;
  }

  /** The silence before `arrived` bytes that were there at `time`, in microseconds, if they came without a gap. */
  private silence(time: u32, arrived: u16): u32 {
    const passed: u32 = u32.wrap(time - this.last);
    const line = this.transmissionUs(arrived);
    return passed > line ? u32.wrap(passed - line) : 0;
  }

  /** Adds the first `count` bytes, which were there at `time` in microseconds. */
  take(bytes: Uint8Array, count: u16, time: u32): void {
    if (this.gapUs === 0 && this.length > 0 && this.silence(time, count) > this.betweenUs) this.damaged = true;
    for (let index = 0; index < count; index++) {
      if (this.length >= FRAME_MAX) {
        this.damaged = true;
        break;
      }
      this.frame[this.length] = bytes[index]!;
      this.length++;
    }
    this.last = time;
  }

  /** Whether what was received is a frame without a known error. */
  get valid(): boolean {
    if (this.damaged || this.length < FRAME_MIN) return false;
    const body: u16 = u16(this.length - 2);
    return crc16(this.frame, body) === (this.frame[body]! | (this.frame[body + 1]! << 8));
  }

  /** The 16 bits at `offset`, high byte first (V1.1b3, 4.2). */
  word(offset: u16): u16 {
    return (this.frame[offset]! << 8) | this.frame[offset + 1]!;
  }
}
