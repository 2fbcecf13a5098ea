import type { i16, u8, u32 } from 'bulkhead';

let a: u8 = 0xa5;
let b: i16 = -2;
let c: u32 = 0xdeadbeef;

export function scan(): void {
  console.log(a & b, a | b, a ^ b, ~a, ~b, ~c);
  console.log(a & c, a | c, a ^ c, b & c, b | c, b ^ c);
  console.log((a << 24) | (a << 16) | (a << 8) | a, ((a << 24) | (a << 16) | (a << 8) | a) >>> 0);
  console.log(c & 0xff, (c >>> 8) & 0xff, (c >>> 16) & 0xff, c >>> 24, c >> 24);
}
