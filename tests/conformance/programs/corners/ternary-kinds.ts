import { f32, type f64, type i32, type u32, type u8 } from 'bulkhead';
let on = true;
let a: u8 = 255;
let b: u32 = 4_000_000_000;
let c: i32 = -5;
let x: f32 = 0.1;
let y: f64 = 0.1;
function flip(): boolean {
  on = !on;
  return on;
}
export function scan(): void {
  const p = flip() ? x : 0.1;
  const q = flip() ? 0.1 : x;
  const r = flip() ? y : x;
  const s = flip() ? y : x;
  console.log(p, q, r, s);
  const t = flip() ? a : b;
  const u = flip() ? b : a;
  console.log(t, u, (flip() ? b : 1) + (flip() ? 1 : b));
  const v = (flip() ? c : a) * 1000;
  x = flip() ? f32(a) : f32(c);
  console.log(v, x, flip() ? 1.5 : 0.5);
  const w: f32 = flip() ? 0.1 : 1.5;
  const z = (flip() ? 0.1 : 1.5) * x;
  console.log(w, z);
}
