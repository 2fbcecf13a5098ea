import type { i32, u8, u32 } from 'bulkhead';

let x: u32 = 0xffffffff;
let n: i32 = 24;

export function scan(): void {
  const a: u8 = x >>> 24;
  console.log(a);
  const b: u8 = x >>> n;
  console.log(b);
  n = 56;
  const c: u8 = x >>> n;
  console.log(c);
  n = 23;
  const d: u8 = x >>> n;
  console.log(d);
}
