/** i32 to f32 rounds to nearest even. */
import { f32, type i32, type u8, type u32 } from 'bulkhead';

let a: i32 = 16777217;
let b: u32 = 4294967295;
let c: i32 = -2147483647;
let d: u8 = 255;

export function scan(): void {
  console.log(f32(a), f32(b), f32(c), f32(d), f32(a + 2), f32(a * 1000));
  const widened: f32 = d;
  console.log(widened / 2, f32(a) - f32(a - 1), f32(d) * 0.5);
}
