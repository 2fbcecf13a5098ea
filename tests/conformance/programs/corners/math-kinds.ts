import type { f32, i32, u32, u8 } from 'bulkhead';
let a: i32 = -7;
let b: u32 = 4_000_000_000;
let c: u8 = 200;
let x: f32 = -2.5;
export function scan(): void {
  console.log(Math.max(a, b), Math.min(a, b, c), Math.abs(a) * Math.abs(a - 1), Math.sign(a), Math.sign(b), Math.sign(x));
  console.log(Math.max(x, 3), Math.min(x, -4), Math.hypot(3, 4), Math.clz32(c), Math.clz32(a), Math.imul(b, b));
  console.log(Math.fround(0.1), Math.round(x), Math.trunc(x), Math.ceil(x), Math.floor(x), Math.max(c, 300) - c);
  console.log(Math.abs(a - c), Math.max(c) - 1, Math.min(b, 5) * c);
}
