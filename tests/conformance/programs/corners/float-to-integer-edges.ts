import { type f32, f64, i32, u32, u8 } from 'bulkhead';
let big: f32 = 2147483648;
let near: f64 = 2147483647.5;
let low: f64 = -2147483648.9;
let half: f32 = 254.5;
export function scan(): void {
  console.log(i32.trunc(near), i32.trunc(low), u32.trunc(big), i32.floor(near), u8.round(half), u8.trunc(f64(255.9)));
  console.log(u8.trunc(f64(-0.9)), i32.round(f64(-2.5)), i32.round(f64(2.5)), i32.floor(f64(-0.5)));
  console.log(i32.trunc(big));
}
