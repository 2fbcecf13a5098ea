import type { i32 } from 'bulkhead';
const bytes = new Uint8Array(8);
function fill(view: Uint8Array, start: i32): i32 {
  for (let at = 0; at < view.length; at++) view[at] = start + at;
  return view.length;
}
function sum(view: Uint8Array, times: i32 = view.length): i32 {
  let total: i32 = 0;
  for (let at = 0; at < view.length; at++) total += view[at]! * times;
  return total;
}
export function scan(): void {
  console.log(fill(bytes, 10), fill(bytes.subarray(2, 5), 100), sum(bytes), sum(bytes.subarray(6)), sum(bytes.subarray(5, 2)));
  bytes.set(bytes.subarray(0, 4), 2);
  for (const byte of bytes.subarray(1, -1)) console.log(byte);
  bytes.subarray(3).fill(1, 1, 3);
  console.log(bytes[3]!, bytes[4]!, bytes[5]!, bytes[6]!, bytes.subarray(20).length);
}
