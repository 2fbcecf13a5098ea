import { type i32, u8 } from 'bulkhead';
let zero: i32 = 0;
let n: i32 = 7;
function say(k: i32): i32 {
  console.log('say', k);
  return k;
}
export function scan(): void {
  console.log((n % say(2)) + Math.trunc(n / say(3)));
  console.log(say(1) + (n % zero) + say(2));
}
