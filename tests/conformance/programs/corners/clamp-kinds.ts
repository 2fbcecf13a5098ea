import { i16, i32, i8, u16, u32, u8 } from 'bulkhead';
let a: i32 = -300;
let b: u32 = 4_000_000_000;
export function scan(): void {
  const c = u8.clamp(a) + i8.clamp(a);
  const d = u16.clamp(b) * u16.clamp(b);
  const e = i16.wrap(a * 1000);
  let f = u8.wrap(a);
  f += 10;
  console.log(c, d, e, f, u8(f), i32.clamp(b), i8.clamp(b), u32.clamp(a), u32.wrap(a), i32.wrap(b));
  const g = i32(b - 3_000_000_000) + 5;
  const h = u8.clamp(f * 3) >> 1;
  console.log(g, h, u8.wrap(-1) * u8.wrap(-1), i8.wrap(128), i16.clamp(40_000));
  f = u8(a + 556);
}
