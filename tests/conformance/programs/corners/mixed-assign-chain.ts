import type { f32, i32, u16, u8 } from 'bulkhead';
let a: u8 = 0;
let b: u16 = 0;
let c: i32 = 0;
let x: f32 = 0;
export function scan(): void {
  c = b = a = 7;
  console.log(a, b, c);
  x = a = 9;
  console.log(x, a);
  const d = (a = 200) + (b = 60_000);
  console.log(d, (c = a * b) - 1, c);
  c = (a += 55) + (b -= 1);
  console.log(a, b, c, (x += 0.1) * 2);
  c = b = a * 257;
  console.log(c, (b++, b - 1 + a));
}
