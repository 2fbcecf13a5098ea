import { type i16, type i32, type u16, u32, type u8 } from 'bulkhead';
let a: u8 = 255;
let b: i16 = -32768;
let c: u16 = 65535;
let d: i32 = 2147483647;
export function scan(): void {
  const e = a * a - b + c;
  console.log(e, d + d > d, d * 2 - d === d, (d + 1) % 10, Math.min(d + 1, 7), (d + d) >>> 1);
  const half = Math.trunc((d + d) / 2);
  a = Math.trunc((a * c) / 65_792);
  b = -(b + 1);
  c = u32.wrap(c * c) % 1000;
  console.log(half, a, b, c);
  b = b + 1;
}
