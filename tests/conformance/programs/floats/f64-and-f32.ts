/** f32 widens to f64 without loss; the way back rounds. */
import { f32, type f64, type i32 } from 'bulkhead';

let single: f32 = 0.1;
let double: f64 = 0.1;
let n: i32 = 3;

export function scan(): void {
  const widened: f64 = single;
  console.log(widened, widened === double, f32(double) === single, double - widened);
  console.log(double * 3, f32(double * 3), single * 3, f32(1e300 * double), f32(1e-300 * double));
  const third: f64 = n;
  console.log(third / 7, 1 / third);
}
