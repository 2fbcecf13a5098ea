import type { f32, i32, u16, u8 } from 'bulkhead';
let a: u8 | null = 200;
let x: f32 | null = 0.1;
function get(): u16 | null {
  return a === null ? null : a * 300;
}
function clear(): void {
  a = null;
}
export function scan(): void {
  const b = get() ?? 7;
  const c = (get() ?? 0) + 10_000;
  console.log(b, c, (x ?? 0.1) * 3, (x ?? 1) + 0.2);
  let d = get() ?? 1;
  d += 5_000;
  console.log(d);
  clear();
  const e = get() ?? a ?? 5;
  const f = a ?? get() ?? b;
  console.log(e, f, get() === null, a);
  a = 255;
  a++;
}
