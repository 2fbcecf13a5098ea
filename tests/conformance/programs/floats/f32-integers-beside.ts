import { f32, type i32, type u16, u8 } from 'bulkhead';
let n: u8 = 3;
let m: u16 = 40_000;
let x: f32 = 0.5;
export function scan(): void {
  const a: f32 = n;
  const b = f32(m) * x;
  const c: f32 = n > 2 ? n : m;
  x = n;
  x += f32(m);
  console.log(a, b, c, x, f32(n) / 2, f32(n * m), f32(1) / f32(3));
  const list: f32[] = [n, m, 0.1];
  list[0]! /= 7;
  console.log(list[0]!, list[1]!, u8.trunc(list[0]!), u8.round(f32(2.5)), f32(16_777_217), f32(-n) * 0);
  x = -0;
  console.log(1 / x, 1 / f32(-n * 0), Math.min(f32(n), 0.1), Math.max(f32(n * 0), -0));
}
