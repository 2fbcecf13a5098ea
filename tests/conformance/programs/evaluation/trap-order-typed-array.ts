import type { i32, u8 } from 'bulkhead';
const bytes = new Uint8Array(4);
let n: i32 = 2;
function say(k: i32): i32 {
  console.log('say', k);
  return k;
}
export function scan(): void {
  bytes[n] = say(1) + (bytes[say(3)] = say(9) + 0);
  n = 4;
  bytes.set([say(1) + 0, say(2) + 0], 1);
  console.log(bytes[1]!, bytes[2]!, bytes[3]!);
  const view = bytes.subarray(say(1), say(3));
  console.log(view.length, view[say(0)]! + view[say(1)]!);
  view[say(2)] = say(8) + 0;
}
