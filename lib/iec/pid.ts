import { assert, type Duration, f32, milliseconds, now, u32 } from '../bulkhead.ts';
import { LIMIT } from './selection.ts';

/** How a PID controller is set: gain, times, and the limits of its output in the output's unit. */
export interface Tuning {
  /** Gain, output per input; negative where more output makes the measurement fall. */
  kp: f32;
  /** Integral (reset) time; '0s': no integral action. */
  ti: Duration;
  /** Derivative (rate) time; '0s': no derivative action. */
  td: Duration;
  /** The derivative is filtered with the time TD / N; above 0, mostly 8 to 20. */
  n: f32;
  min: f32;
  max: f32;
}

/**
 * PID controller in the standard form (IEC 61131-3 edition 2, F.6.9 has one without limits), with what a real plant needs:
 *
 *     xout = KP · (sp − pv  +  1/TI · ∫ (sp − pv) dt  −  TD · d pv/dt, filtered)     within min..max
 *
 * - Anti-windup: the integral goes no further than brings the output to its limit.
 * - Derivative of the measurement, not of the deviation: a step of the set point makes no spike.
 * - Bumpless: in `manual` the integral follows, so that the next `update` goes on from the output that is there.
 * - The sample time is the time between scans; the first call has none and gives the proportional part alone.
 * - Small deviations over long times count: the integral keeps what its sum loses in rounding.
 *
 * A measurement that is not a number makes the output one that is none, which traps where it is turned into an integer.
 */
export class PID {
  kp: f32;
  /** Milliseconds; 0: none. A change does not move the output. */
  ti: u32;
  td: u32;
  min: f32;
  max: f32;
  private readonly n: f32;
  private integral: f32 = 0;
  /** What the sum of the integral has lost in rounding. */
  private rest: f32 = 0;
  private derivative: f32 = 0;
  private measured: f32 = 0;
  private output: f32 = 0;
  private limit: boolean = false;
  private last: u32 = 0;
  private started: boolean = false;

  constructor(tuning: Tuning) {
    assert(tuning.n > 0, 'PID: n must be above 0');
    this.kp = tuning.kp;
    this.ti = milliseconds(tuning.ti);
    this.td = milliseconds(tuning.td);
    this.n = tuning.n;
    this.min = tuning.min;
    this.max = tuning.max;
  }

  /** One scan in automatic mode. */
  update(sp: f32, pv: f32): void {
    const passed = this.sample(pv);
    const deviation = sp - pv;
    const proportional = this.kp * deviation;
    if (this.ti > 0) this.integrate((proportional * passed) / f32(this.ti), proportional + this.derivative);
    this.put(proportional + this.integral + this.derivative);
  }

  /** One scan in manual mode: the output is `output`, within the limits, and the controller is made ready to take over. */
  manual(sp: f32, pv: f32, output: f32): void {
    this.sample(pv);
    this.put(output);
    this.integral = this.output - this.kp * (sp - pv) - this.derivative;
    this.rest = 0;
  }

  get xout(): f32 {
    return this.output;
  }

  /** The output stands at one of its limits. */
  get limited(): boolean {
    return this.limit;
  }

  /** Takes the measurement, and the derivative by the backward difference; milliseconds since the last scan. */
  private sample(pv: f32): f32 {
    assert(this.min <= this.max, 'PID: min above max');
    const time = now();
    const passed = this.started ? f32(u32.wrap(time - this.last)) : f32(0);
    const change = this.started ? pv - this.measured : f32(0);
    if (this.td > 0) {
      const td = f32(this.td);
      const filter = td / this.n;
      this.derivative = (filter * this.derivative - this.kp * td * change) / (filter + passed);
    } else {
      this.derivative = 0;
    }
    this.measured = pv;
    this.last = time;
    this.started = true;
    return passed;
  }

  /** Adds a step to the integral, towards a limit only as far as the output with the other parts comes to it. */
  private integrate(step: f32, others: f32): void {
    const change = step + this.rest;
    const sum = this.integral + change;
    const most = Math.max(this.integral, this.max - others);
    const least = Math.min(this.integral, this.min - others);
    if (step > 0 && sum > most) this.hold(most);
    else if (step < 0 && sum < least) this.hold(least);
    else {
      this.rest = change - (sum - this.integral);
      this.integral = sum;
    }
  }

  private hold(integral: f32): void {
    this.integral = integral;
    this.rest = 0;
  }

  private put(value: f32): void {
    this.output = LIMIT<f32>(this.min, value, this.max);
    this.limit = value <= this.min || value >= this.max;
  }
}
