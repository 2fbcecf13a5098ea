/** Stores into typed arrays wrap, whatever their value. */
import { type i32 } from 'bulkhead';

const bytes = new Uint8Array(4);
const chars = new Int8Array(4);
const halves = new Uint16Array(2);
const words = new Int32Array(2);
let value: i32 = 300;

export function scan(): void {
  bytes[0] = value + 0;
  bytes[1] = -1;
  bytes[2] = value * value;
  chars[0] = value + 0;
  chars[1] = 200;
  chars[2] = -129;
  halves[0] = -value;
  halves[1] = 65536 + 7;
  words[0] = 4294967295;
  words[1] = value * 10000000;
  console.log(bytes[0]!, bytes[1]!, bytes[2]!, bytes[3]!);
  console.log(chars[0]!, chars[1]!, chars[2]!, halves[0]!, halves[1]!, words[0]!, words[1]!);
}
