import { type i32, u8 } from 'bulkhead';
let n: i32 = 300;
function say(k: i32): i32 {
  console.log('say', k);
  return k;
}
export function scan(): void {
  const o = { a: u8(say(1)), b: u8(n), c: say(2) };
  console.log(o.a);
}
