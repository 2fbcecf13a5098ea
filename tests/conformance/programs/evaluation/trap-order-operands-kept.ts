import type { i32, u8 } from 'bulkhead';
let a: u8 = 250;
function say(k: i32): i32 {
  console.log('say', k, a);
  return k;
}
function set(to: u8): boolean {
  a = to;
  return true;
}
export function scan(): void {
  const b = a + (set(3) ? a : 0) * 10 + a;
  console.log(b);
  a = (set(7), a) + say(1);
  console.log(a);
  a += set(100) ? say(2) : 0;
  console.log(a);
  a = 200;
  a -= say(1) > 0 && set(5) ? 201 : 0;
}
