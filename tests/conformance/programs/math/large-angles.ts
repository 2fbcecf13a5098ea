import type { f32, f64 } from 'bulkhead';

let a: f64 = 1e22;
let b: f64 = 1.7976931348623157e308;
let c: f64 = 5.319372648326541e255;
let d: f32 = 3.4028234663852886e38;
let e: f32 = 7.729178919452902e28;

export function scan(): void {
  console.log(Math.sin(a), Math.cos(a), Math.tan(a));
  console.log(Math.sin(b), Math.cos(b), Math.tan(b));
  // The double that comes closest to a multiple of half a turn.
  console.log(Math.cos(c), Math.tan(c));
  console.log(Math.sin(d), Math.cos(d), Math.tan(d), Math.sin(e), Math.cos(e), Math.sin(-e));
}
