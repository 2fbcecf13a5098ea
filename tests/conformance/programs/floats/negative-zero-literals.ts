import { f32, type f64, type i32 } from 'bulkhead';

interface Reading {
  value: f32;
  count: i32;
}
class Filter {
  last: f32 = -0;
  constructor(readonly offset: f32 = -0) {}
}

const ZERO = -0;
const reading: Reading = { value: -0, count: -0 };
const list: f32[] = [-0, 0];
const bytes = new Float32Array([-0, 0]);
const filter = new Filter();
let part: f32 = -0;
let wide: f64 = NaN;
let none: f32 = Infinity;
let whole: i32 = -0;

function inverse(value: f32, other: f64 = -0): f64 {
  return 1 / value + 1 / other;
}

function zero(): f32 {
  return -0;
}

export function scan(): void {
  // A literal -0 is a float's: what lies in an integer has no sign.
  console.log(1 / part, wide, none, whole, ZERO); // -Infinity NaN Infinity 0 0
  console.log(1 / reading.value, reading.count, 1 / list[0]!, 1 / list[1]!, 1 / bytes[0]!); // -Infinity 0 -Infinity Infinity -Infinity
  console.log(1 / filter.last, 1 / filter.offset, inverse(-0), 1 / zero(), f32(1) / f32(-0)); // all -Infinity
  part = 3;
  console.log(1 / (part * -0), 1 / (part > 2 ? -0 : part), 1 / Math.min(part, -0), Math.atan2(-0, -1)); // -Infinity -Infinity -Infinity -3.141592653589793
  list.fill(-0);
  bytes[1] = -0;
  console.log(1 / list[1]!, 1 / bytes[1]!); // -Infinity -Infinity
  part = -0;
  part += 0;
  console.log(1 / part); // Infinity
  wide = Math.round(-0.2);
  console.log(1 / wide); // -Infinity
  wide = -0 * 3;
  console.log(1 / wide); // integers: Infinity
  whole = -0;
  none = 1;
}
