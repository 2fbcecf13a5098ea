/**
 * `bulkhead/iec`: function blocks of IEC 61131-3 (2.5.2.3). Call `update` once a scan; outputs are getters in camel case. Time is the scan's own
 * instant, so one scan sees one time.
 */
import { type Duration, type i32, milliseconds, now, u32 } from './bulkhead.ts';

/** On-delay timer (2.5.2.3.4): `q` follows the input's rise after PT; true once `et >= pt`, also at exactly PT. `et` stops at PT. */
export class TON {
  private readonly pt: u32;
  private since: u32 = 0;
  private elapsed: u32 = 0;
  private input: boolean = false;

  constructor(pt: Duration) {
    this.pt = milliseconds(pt);
  }

  update(input: boolean): void {
    if (!input) {
      this.elapsed = 0;
    } else if (!this.input) {
      this.since = now();
      this.elapsed = 0;
    } else if (this.elapsed < this.pt) {
      const passed: u32 = u32.wrap(now() - this.since);
      this.elapsed = passed < this.pt ? passed : this.pt;
    }
    this.input = input;
  }

  get q(): boolean {
    return this.input && this.elapsed >= this.pt;
  }

  /** Elapsed time in milliseconds. */
  get et(): u32 {
    return this.elapsed;
  }
}

/** Rising edge detector (2.5.2.3.2): `q` is true for the one scan in which the input rose. */
export class R_TRIG {
  private input: boolean = false;
  private edge: boolean = false;

  update(input: boolean): void {
    this.edge = input && !this.input;
    this.input = input;
  }

  get q(): boolean {
    return this.edge;
  }
}

/** Falling edge detector (2.5.2.3.2): `q` is true for the one scan in which the input fell. */
export class F_TRIG {
  private input: boolean = false;
  private edge: boolean = false;

  update(input: boolean): void {
    this.edge = !input && this.input;
    this.input = input;
  }

  get q(): boolean {
    return this.edge;
  }
}

/**
 * Two-point switch: `q` becomes true below `low`, false above `high`, and keeps its state in between.
 * The limits may move between scans; with `low > high` the lower limit wins.
 */
export class HYSTERESIS {
  private state: boolean = false;

  update(value: i32, low: i32, high: i32): void {
    if (value < low) this.state = true;
    else if (value > high) this.state = false;
  }

  get q(): boolean {
    return this.state;
  }
}
