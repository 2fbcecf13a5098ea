import { assert, f32, now, u32 } from '../bulkhead.ts';

/**
 * Ramp: `xout` follows the input at a limited rate, as the RAMP_REAL of other tools (the RAMP of IEC 61131-3 edition 2, F.6.11, goes from one value to another
 * in a given time). It starts at 0; `set` moves it at once.
 */
export class RAMP {
  /** Largest rise and fall, per second. Below 0: a trap. */
  ascend: f32;
  descend: f32;
  private output: f32 = 0;
  /** What the last sum has lost in rounding: steps far smaller than the output still add up. */
  private rest: f32 = 0;
  private target: f32 = 0;
  private last: u32 = 0;
  private started: boolean = false;

  constructor(ascend: f32, descend: f32) {
    this.ascend = ascend;
    this.descend = descend;
  }

  update(input: f32): void {
    assert(this.ascend >= 0 && this.descend >= 0, 'RAMP: a rate below 0');
    const time = now();
    const seconds = this.started ? f32(u32.wrap(time - this.last)) / f32(1000) : f32(0);
    const way = input - this.output;
    const step = way > 0 ? this.ascend * seconds : this.descend * seconds;
    if (Math.abs(way) <= step) {
      this.set(input);
    } else {
      const change = (way > 0 ? step : -step) + this.rest;
      const sum = this.output + change;
      this.rest = change - (sum - this.output);
      this.output = sum;
    }
    this.target = input;
    this.last = time;
    this.started = true;
  }

  /** The output takes this value at once, and goes on from there. */
  set(value: f32): void {
    this.output = value;
    this.rest = 0;
    this.target = value;
    this.last = now();
    this.started = true;
  }

  /** On its way to the input. */
  get busy(): boolean {
    return this.output !== this.target;
  }

  get xout(): f32 {
    return this.output;
  }
}
