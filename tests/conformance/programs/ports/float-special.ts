/** What is not a number, infinities, and zeros with a sign. */
import { assert, type f32 } from 'bulkhead';

let zero: f32 = 0;
let one: f32 = 1;

export function scan(): void {
  const nan: f32 = zero / zero;
  const infinite: f32 = one / zero;
  const minus: f32 = -zero;
  assert(nan !== nan && !(nan < one) && !(nan >= one) && !(nan === zero), 'compares with nothing');
  assert(Number.isNaN(nan) && !Number.isFinite(infinite) && !Number.isNaN(infinite), 'kinds');
  assert(infinite > 3.4e38 && -infinite < -3.4e38 && infinite === infinite, 'infinities');
  assert(minus === zero && one / minus === -infinite, 'minus zero');
  assert(Number.isNaN(infinite - infinite) && Number.isNaN(infinite * zero), 'from infinities');
  console.log(nan, infinite, -infinite, minus, Math.min(minus, zero), Math.max(nan, one));
}
