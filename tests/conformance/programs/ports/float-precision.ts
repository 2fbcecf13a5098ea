/** Single and double precision differ where they must. */
import { assert, f32, f64 } from 'bulkhead';

let third: f32 = 1;
let exact: f64 = 1;

export function scan(): void {
  third = third / 3;
  exact = exact / 3;
  assert(f64(third) !== exact && f32(exact) === third, 'rounded once');
  let sum: f32 = 0;
  let wide: f64 = 0;
  for (let turn = 0; turn < 10; turn++) {
    sum += 0.1;
    wide += 0.1;
  }
  console.log(third, exact, sum, wide);
  let big: f32 = 16777216;
  big += 1;
  assert(big === 16777216, 'past 24 bits');
}
