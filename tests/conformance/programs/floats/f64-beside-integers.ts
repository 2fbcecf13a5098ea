import { f32, f64, type i32, type u32, type u8 } from 'bulkhead';
let n: u8 = 3;
let d: u32 = 4_294_967_295;
let y: f64 = 0.1;
let z: i32 = -7;
export function scan(): void {
  const a: f64 = n;
  const b: f64 = d;
  y = z;
  y += 0.1;
  console.log(a, b, y, f64(d) * 2, f64(z) / 2, f64(n) % 2, f64(z) % 2);
  const c: f64 = z * 0 - 0;
  const e: f64 = n > 2 ? z : d;
  const f: f64 = d + z;
  console.log(1 / c, e, f, Math.sqrt(f64(d)), Math.floor(f64(z) / 2), Math.round(f64(z) / 2), Math.trunc(y * 10));
  const list: f64[] = [n, d, 0.1, f32(0.1)];
  for (const each of list) console.log(each * 3);
}
