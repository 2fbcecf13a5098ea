/** A cascade of four biquads (direct form II transposed) over 1024 samples. */
import { type f32, i32, u32 } from 'bulkhead';

const SAMPLES = 1024;

class Biquad {
  private readonly b0: f32;
  private readonly b1: f32;
  private readonly b2: f32;
  private readonly a1: f32;
  private readonly a2: f32;
  private z1: f32 = 0;
  private z2: f32 = 0;

  constructor(b0: f32, b1: f32, b2: f32, a1: f32, a2: f32) {
    this.b0 = b0;
    this.b1 = b1;
    this.b2 = b2;
    this.a1 = a1;
    this.a2 = a2;
  }

  reset(): void {
    this.z1 = 0;
    this.z2 = 0;
  }

  update(input: f32): f32 {
    const output: f32 = this.b0 * input + this.z1;
    this.z1 = this.b1 * input - this.a1 * output + this.z2;
    this.z2 = this.b2 * input - this.a2 * output;
    return output;
  }
}

const cascade = [
  new Biquad(0.0674553, 0.1349105, 0.0674553, -1.1429805, 0.4128016),
  new Biquad(0.2065721, 0.4131442, 0.2065721, -0.3695274, 0.1958157),
  new Biquad(0.3913358, -0.7826716, 0.3913358, -0.3695274, 0.1958157),
  new Biquad(0.6389455, -1.277891, 0.6389455, -1.1429805, 0.4128016),
] as const;

export function run(): u32 {
  for (const stage of cascade) stage.reset();
  let sum: u32 = 0;
  for (let sample = 0; sample < SAMPLES; sample++) {
    let value: f32 = sample % 64 < 32 ? 1 : -1;
    for (const stage of cascade) value = stage.update(value);
    sum = u32.wrap(Math.imul(sum, 31) + i32.trunc(value * 100000));
  }
  return sum;
}
