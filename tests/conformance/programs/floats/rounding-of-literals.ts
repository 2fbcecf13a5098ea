/** Rounding is half up and exact, whether the compiler does it or the chip. */
import { f64, i32, u8 } from 'bulkhead';

let below: f64 = 0.49999999999999994;
let half: f64 = -2.5;

export function scan(): void {
  console.log(i32.round(0.49999999999999994), i32.round(below), Math.round(0.49999999999999994), Math.round(below));
  console.log(i32.round(-2.5), i32.round(half), i32.round(2.5), u8.round(-0.5), u8.round(-0.2));
  console.log(i32.round(-0.49999999999999994), i32.round(2147483647.4999998), i32.round(-2147483648.5));
  console.log(i32.trunc(-0.9), i32.floor(-0.1), i32.floor(0.9999999999999999));
}
