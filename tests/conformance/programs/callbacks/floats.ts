import type { f32 } from 'bulkhead';

const samples = new Float32Array([0.1, 0.2, 0.7]);
const precise = new Float64Array([0.1, 0.2]);

export function scan(): void {
  let sum: f32 = 0;
  const gain: f32 = 1.1;
  samples.forEach((value) => {
    sum += value * gain;
  });
  console.log(sum, samples.some((value) => value / 3 > 0.2333), samples.every((value) => value * value < 0.5));
  precise.forEach((value, index) => console.log(value / 3, value * 2 + index));
  const scaled = samples.map((value) => value * 10 + 1);
  console.log(scaled[0]!, scaled[1]!, scaled[2]!);
  const doubled = precise.map((value) => value / 7);
  console.log(doubled[0]!, doubled[1]!);
}
