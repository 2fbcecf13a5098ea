import type { i8, i16, i32, i64, u8, u16, u32, u64 } from 'bulkhead';

const a: i8 = -128;
const b: i16 = -32768;
const c: i32 = -2147483648;
const d: i64 = -9223372036854775808n;
const e: u8 = 255;
const f: u16 = 65535;
const g: u32 = 4294967295;
const h: u64 = 18446744073709551615n;
let zero: i32 = 0;

export function scan(): void {
  console.log(a, b, c, d);
  console.log(e, f, g, h);
  console.log(zero, -zero, zero * -1, 1000000 * 1000000 + zero, -9007199254740991 + zero);
}
