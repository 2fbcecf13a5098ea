import type { f32, u8 } from 'bulkhead';
interface P {
  x: f32;
  list: f32[] & { length: 2 };
}
const k = 0.1;
const gain: f32 = k;
function scale(v: f32, by: f32 = 0.3): f32 {
  return v * by;
}
const table: readonly f32[] = [0.1, 0.2, 1e10, 16_777_217];
const both: [f32, u8] = [0.7, 7];
export function scan(): void {
  console.log(gain, scale(0.1), scale(k, k), table[0]!, table[2]!, table[3]!, both[0]);
  const x: f32 = 0.1 + 0.2;
  const y: f32 = gain + 0.2;
  console.log(x, y, gain * k, gain === k, gain < 0.1, gain > 0.1, 0.1 === k);
  both[0] = 0.1;
  both[0] *= 3;
  console.log(both[0], both[0] - 0.3, Math.abs(gain - 0.1), Math.max(0.1, gain));
}
