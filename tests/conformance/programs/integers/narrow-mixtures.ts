/** Narrow results of mixed operators: each fits its place by the language's rules, whatever the C compiler thinks of the expression. */
import { i8, i16, u8, u16, u32 } from 'bulkhead';

let a: u32 = 70000;
let b: u32 = 4_000_000_000;
let c: u8 = 200;
let d: i16 = -5;
let e: u16 = 65535;
let out: u16 = 0;
let small: i8 = 0;

function high(): i8 {
  return i8.wrap((d % (e | 1)) | 128);
}

export function scan(): void {
  out = u16.wrap(b + a) % ((c % 7) | 1);
  console.log(out);
  console.log(u16.wrap(b) !== ~a, u16.wrap(b) === ~a, u16.wrap(b) < ~a, ~a > u16.wrap(b));
  console.log(u8.wrap(c) === ~c, ~c !== u8.wrap(b));
  small = i8.wrap(i8.wrap(a) & Math.imul(b >>> 31, 10));
  console.log(small);
  small = i8.wrap((d % (e | 1)) | 128);
  console.log(small);
  small = i8.wrap((d % (e | 1)) & -129);
  console.log(small);
  out = u16.wrap((d ^ 65536) | 65536);
  console.log(out);
  console.log(high(), u32.wrap(small) !== (e ^ 65535), e === (e ^ 65535));
  c = u8.wrap(c | 256);
  console.log(c);
  c = (u8.wrap(a) & 15) % (u8.wrap(b) | 3);
  console.log(c);
}
