import type { f32, f64 } from 'bulkhead';

const table: f64[] = [Math.sin(0.5), Math.cos(0.5), Math.exp(1.5), Math.log(10.5), Math.pow(2.5, 3.5)];
const third: f32 = Math.cbrt(1 / 27);
const angle: f32 = Math.atan2(1, 3);
let half: f64 = 0.5;

export function scan(): void {
  for (const x of table) console.log(x);
  console.log(third, angle, Math.sqrt(2), Math.hypot(3, 4), Math.log2(8), Math.log10(1000), Math.pow(2, 10), 2 ** 0.5);
  // Worked out when it is built, and on the chip.
  console.log(Math.sin(0.5) === Math.sin(half), Math.pow(0.5, 3.25) === Math.pow(half, 3.25), Math.tan(0.5) - Math.tan(half));
}
