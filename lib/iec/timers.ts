/**
 * Timers: IEC 61131-3:2013, 6.6.3.5.5, table 46 and figure 15 (edition 2: 2.5.2.3.4). What the standard leaves open:
 *
 * - PT is reached when `et >= pt`, in the scan of exactly PT too. With PT = 0 that is the scan in which the input changed.
 * - A new PT counts from the next `update` on, while time runs; one that is below ET ends it. Once the time is up, only the input starts anything.
 * - Time is added up from scan to scan, so that any PT up to 49.7 days holds and the clock may wrap while a timer runs.
 */
import { type Duration, milliseconds, now, u32 } from '../bulkhead.ts';

/** `elapsed` and `step` more, at most `limit`: neither the sum nor the rest wraps, since both are of what is below the limit. */
function advanced(elapsed: u32, step: u32, limit: u32): u32 {
  return elapsed < limit && step < u32.wrap(limit - elapsed) ? u32.wrap(elapsed + step) : limit;
}

/** On-delay: `q` is true once the input has been true for PT. */
export class TON {
  /** Preset time in milliseconds. */
  pt: u32;
  private elapsed: u32 = 0;
  private last: u32 = 0;
  private input: boolean = false;
  private up: boolean = false;

  constructor(pt: Duration) {
    this.pt = milliseconds(pt);
  }

  update(input: boolean): void {
    const time = now();
    if (!input) {
      this.elapsed = 0;
      this.up = false;
    } else if (!this.up) {
      if (this.input) this.elapsed = advanced(this.elapsed, u32.wrap(time - this.last), this.pt);
      this.up = this.elapsed >= this.pt;
    }
    this.input = input;
    this.last = time;
  }

  get q(): boolean {
    return this.up;
  }

  /** Elapsed time in milliseconds: stops at PT, 0 while the input is false. */
  get et(): u32 {
    return this.elapsed;
  }
}

/** Off-delay: `q` is true with the input, and for PT after its fall. */
export class TOF {
  /** Preset time in milliseconds. */
  pt: u32;
  private elapsed: u32 = 0;
  private last: u32 = 0;
  private input: boolean = false;
  private on: boolean = false;

  constructor(pt: Duration) {
    this.pt = milliseconds(pt);
  }

  update(input: boolean): void {
    const time = now();
    if (input) {
      this.elapsed = 0;
      this.on = true;
    } else if (this.on) {
      if (!this.input) this.elapsed = advanced(this.elapsed, u32.wrap(time - this.last), this.pt);
      this.on = this.elapsed < this.pt;
    }
    this.input = input;
    this.last = time;
  }

  get q(): boolean {
    return this.on;
  }

  /** Time in milliseconds since the fall: stops at PT, 0 while the input is true. */
  get et(): u32 {
    return this.elapsed;
  }
}

/**
 * Pulse: a rise of the input makes `q` true for PT, however the input goes on. A rise within the pulse has no effect; one in the scan in which the pulse ends
 * starts the next.
 */
export class TP {
  /** Preset time in milliseconds; 0 ends a pulse at the next `update`. */
  pt: u32;
  private elapsed: u32 = 0;
  private last: u32 = 0;
  private input: boolean = false;
  private running: boolean = false;

  constructor(pt: Duration) {
    this.pt = milliseconds(pt);
  }

  update(input: boolean): void {
    const time = now();
    if (this.running) {
      this.elapsed = advanced(this.elapsed, u32.wrap(time - this.last), this.pt);
      this.running = this.elapsed < this.pt;
    }
    if (!this.running) {
      if (input && !this.input) {
        this.elapsed = 0;
        this.running = this.pt > 0;
      } else if (!input) {
        this.elapsed = 0;
      }
    }
    this.input = input;
    this.last = time;
  }

  get q(): boolean {
    return this.running;
  }

  /** Time in milliseconds since the pulse began: stops at PT, and is 0 once pulse and input are over. */
  get et(): u32 {
    return this.elapsed;
  }
}
