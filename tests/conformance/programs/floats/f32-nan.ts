/** NaN is unordered and unequal to itself. */
import type { f32 } from 'bulkhead';

let zero: f32 = 0;
let one: f32 = 1;

export function scan(): void {
  const nan: f32 = zero / zero;
  console.log(nan, nan === nan, nan !== nan, nan < one, nan > one, nan <= nan, nan >= nan);
  console.log(nan + one, nan * zero, -nan, one % zero, Number.isNaN(nan), Number.isNaN(one), Number.isFinite(nan));
  console.log(!(nan < one), !(nan >= one), nan === zero || nan < zero ? 'in' : 'out');
  console.log(Math.min(nan, one), Math.max(one, nan), Math.abs(nan), Math.sqrt(-one));
}
