import type { i32, u8 } from 'bulkhead';
let a: u8 = 250;
let n: i32 = 0;
function say(k: i32): i32 {
  console.log('say', k, a);
  return k;
}
export function scan(): void {
  a += say(5);
  n = a++ > 3 ? say(1) : 2;
  console.log(n);
}
