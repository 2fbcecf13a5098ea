import type { u32, u8 } from 'bulkhead';

function bits(value: u32): u8 {
  let rest = value;
  let count: u8 = 0;
  for (let i = 0; i < 32; i++) {
    count += rest & 1;
    rest >>>= 1;
  }
  return count;
}
function swar(value: u32): u32 {
  let x = value - ((value >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  x = (x + (x >>> 4)) & 0x0f0f0f0f;
  return Math.imul(x, 0x01010101) >>> 24;
}

export function scan(): void {
  console.log(bits(0), bits(0xffffffff), bits(0xdeadbeef), bits(0x80000000));
  console.log(swar(0), swar(0xffffffff), swar(0xdeadbeef), swar(0x80000000));
}
