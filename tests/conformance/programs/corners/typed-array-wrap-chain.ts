import type { i32 } from 'bulkhead';
const bytes = new Uint8Array(3);
const signed = new Int8Array(2);
const words = new Uint16Array(2);
export function scan(): void {
  const a = (bytes[0] = 300);
  const b = (signed[1] = bytes[0]! * 5);
  console.log(a, b, bytes[0]!, signed[1]!);
  bytes[1]! -= 1;
  bytes[2]! += bytes[1]! * 2;
  signed[0]! = 128;
  words[0] = signed[0]! + 0;
  words[1] = -1.0;
  console.log(bytes[1]!, bytes[2]!, signed[0]!, words[0]!, words[1]!);
  let n: i32 = bytes[1]!++;
  n += bytes[1]!--;
  console.log(n, bytes[1]!, ++signed[1]!);
  bytes.set([1, 2], 1);
  bytes.fill(9, 2);
  console.log(bytes[0]!, bytes[1]!, bytes[2]!);
}
