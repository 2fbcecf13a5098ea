import { type i32, u8 } from 'bulkhead';
let n: i32 = 300;
function say(k: i32): i32 {
  console.log('say', k);
  return k;
}
function take(a: u8, b: i32, c: u8): i32 {
  return a + b + c;
}
export function scan(): void {
  console.log(take(u8(say(1)), say(2), u8(say(3))));
  console.log(take(n - 100, say(4), n + 0), say(5));
}
