import type { i32, u16 } from 'bulkhead';

let x: i32 = -1;

export function scan(): void {
  const a: u16 = x & 0xffff;
  const b: u16 = (x >>> 16) & 0xffff;
  console.log(a, b, x & 0x80000000);
  const c: u16 = x & 0x7fff0000 & x;
  console.log(c);
}
