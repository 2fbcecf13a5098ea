import { format, type i32, u8 } from 'bulkhead';
const buffer = new Uint8Array(8);
let n: i32 = 300;
function say(k: i32): i32 {
  console.log('say', k);
  return k;
}
export function scan(): void {
  console.log(format(buffer, `${say(1)}${u8(n - 100)}${say(2)}`));
  console.log(format(buffer, `${say(1)}${u8(n)}${say(2)}`));
}
