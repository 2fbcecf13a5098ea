import { i32, type i16, type u16, u32, type u8 } from 'bulkhead';
let a: u32 = 4_000_000_000;
let b: i32 = -2_000_000_000;
let c: u8 = 200;
let on = true;
function f(): u32 {
  return a;
}
export function scan(): void {
  const p = a + b;
  const q = on ? a : c;
  const r = Math.max(a, c);
  const s = a - 5;
  const t = a >>> 1;
  console.log(p, q, r, s, t);
  let u = a;
  u -= 3_999_999_999;
  let v = c * a > 5 ? a : 1;
  v++;
  console.log(u, v, f() % 7, f() - f(), (f() + f()) % 1000, Math.trunc(f() / 3), f() > b, f() | 0);
  const w = u32.wrap(b) & 0xff;
  const x = (a & 0xffff) * 65_535;
  const y = a ^ b;
  const z = ~a;
  console.log(w, x, y, z, -z, i32.wrap(a) >> 4, a >> 4, (a << 1) >>> 0);
  u--;
  console.log(u);
  u--;
}
