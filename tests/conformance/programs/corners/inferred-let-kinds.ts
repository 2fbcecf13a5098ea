import type { f32, i32, i8, u16, u32, u8 } from 'bulkhead';
let small: u8 = 250;
let sign: i8 = -128;
let big: u32 = 4_294_967_295;
const list: u16[] = [65_535, 1];
export function scan(): void {
  let a = small;
  const b = -sign;
  const c = big - 1;
  let d = list[0]!;
  const e = small + big;
  const f = sign * sign;
  console.log(a, b, c, d, e, f);
  const g = a > 3 ? a : sign;
  const h = Math.min(a, 1000);
  const i = Math.max(sign, -1000);
  const j = ~a;
  const k = a << 24;
  const l = a >>> 0;
  console.log(g, h, i, j, k, l);
  a += 5;
  d--;
  console.log(a, d);
  a++;
}
