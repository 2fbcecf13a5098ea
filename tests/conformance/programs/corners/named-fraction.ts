import { f32, type f64, type i32 } from 'bulkhead';
import { HALF, RATE } from './modules/gains.ts';
const K = 0.1;
const MINUS = -0.3;
const ALIAS = K;
class Gains {
  static readonly P = 0.7;
  static readonly LIST = [0.1, 0.2] as const;
  static q = 0.3;
  readonly r = 0.9;
}
const gains = new Gains();
const settings = { k: 0.1, fixed: 0.2 } as const;
let gain: f32 = 0.1;
let wide: f64 = 0.1;
let n: i32 = 3;
function scale(by: f32): f32 {
  return by * K;
}
export function scan(): void {
  const local = 0.1;
  const third = 1 / 3;
  console.log(gain * K, gain === K, gain - K, wide * K, wide === K);
  console.log(gain * MINUS, gain + ALIAS, ALIAS === gain, scale(K), Math.max(K, gain), Math.min(MINUS, gain));
  console.log(gain * RATE, RATE === gain, gain * HALF, wide * RATE, -RATE * gain);
  console.log(gain * local, local === gain, gain * third, wide * third, third === f32(third));
  console.log(wide * Gains.P, wide + Gains.q, wide - gains.r, wide * settings.k, wide + settings.fixed, Gains.LIST[0] * wide);
  let x = gain;
  x *= K;
  x += MINUS;
  console.log(x, n > 2 ? K : gain, (n > 2 ? gain : K) * 3, K * 3, K + MINUS, f32(K) * 3);
}
