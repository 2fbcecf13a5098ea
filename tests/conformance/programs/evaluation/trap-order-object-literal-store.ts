import type { i32, u8 } from 'bulkhead';
let n: i32 = 300;
function say(k: i32): i32 {
  console.log('say', k);
  return k;
}
interface P { a: u8; b: i32 }
export function scan(): void {
  const o: P = { a: n + 0, b: say(2) };
  console.log(o.a);
}
