/** Bit operations on u16 are those of JavaScript: operands become 32-bit signed, `>>>` gives 32-bit unsigned. */
import { u16 } from 'bulkhead';

let low: u16 = 0;
let high: u16 = 65535;
let mask: u16 = 0x55;

export function scan(): void {
  console.log(high & mask, high | mask, high ^ mask, ~high);
  console.log(low & mask, low | mask, low ^ mask, ~low);
  console.log(high << 1, high >> 1, high >>> 1, low << 1, low >> 1, low >>> 1);
  console.log(high << 31, high >> 31, high >>> 31, high << 32, high >> 32, high >>> 32);
  console.log(high << 33, high >> 33, high >>> 33, low >> 33, low >>> 33);
  console.log(Math.clz32(high), Math.clz32(low), Math.imul(high, high), Math.imul(low, mask));
}
