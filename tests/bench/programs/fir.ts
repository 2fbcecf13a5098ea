/** FIR low pass of 32 taps over 512 samples, with a circular delay line. */
import { f32, i32, u32 } from 'bulkhead';

const TAPS = 32;
const SAMPLES = 512;

class Fir {
  readonly coefficients = new Float32Array(TAPS);
  private readonly line = new Float32Array(TAPS);
  private position: i32 = 0;

  reset(): void {
    this.line.fill(0);
    this.position = 0;
  }

  update(input: f32): f32 {
    this.line[this.position] = input;
    let sum: f32 = 0;
    let at = this.position;
    for (let tap = 0; tap < TAPS; tap++) {
      sum += this.coefficients[tap] * this.line[at];
      at = at === 0 ? TAPS - 1 : at - 1;
    }
    this.position = this.position === TAPS - 1 ? 0 : this.position + 1;
    return sum;
  }
}

const filter = new Fir();

export function run(): u32 {
  for (let tap = 0; tap < TAPS; tap++) {
    const distance = tap < 16 ? 16 - tap : tap - 15;
    filter.coefficients[tap] = f32(17 - distance) / 256;
  }
  filter.reset();
  let sum: u32 = 0;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const input: f32 = f32(sample % 50) * 0.1 - 2.5;
    const output: f32 = filter.update(input);
    sum = u32.wrap(Math.imul(sum, 31) + i32.trunc(output * 10000));
  }
  return sum;
}
