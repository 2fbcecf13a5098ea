import { f32, type i32 } from 'bulkhead';
let zero: i32 = 0;
let five: i32 = -5;
let real: f32 = 0;
export function scan(): void {
  console.log(-zero, zero * five, five % 5, Math.trunc(five / 10), 0 * five);
  real = f32(-zero);
  console.log(1 / real, real);
  real = -0;
  console.log(1 / real, -real, real + f32(zero * five) === 0);
}
