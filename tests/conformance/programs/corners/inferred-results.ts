import type { f32, i16, i32, u16, u32, u8 } from 'bulkhead';
let a: u8 = 200;
let b: u16 = 60_000;
let c: i16 = -30_000;
let d: u32 = 4_000_000_000;
let x: f32 = 0.1;
function twice(n: u8): i32 {
  return n * 2;
}
function pick(on: boolean): u16 {
  return on ? a : b;
}
function mix(on: boolean): i16 {
  if (on) return a;
  return c;
}
function wide() {
  return d;
}
function real(on: boolean): f32 {
  return on ? x : 0.1;
}
export function scan(): void {
  const p = twice(a);
  const q = pick(true) * 1000;
  const r = mix(false) - 5000;
  const s = wide() >>> 1;
  const t = real(false) + real(true);
  console.log(p, q, r, s, t);
  let u = pick(false);
  u += 10_000;
  console.log(u);
  let v = mix(true);
  v -= 300;
  console.log(v);
  let w = twice(a);
  w = w * 100_000;
  console.log(w);
  w = w * 100;
}
