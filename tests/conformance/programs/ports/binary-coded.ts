/** Digits in nibbles, both ways. */
import { assert, type u32, type u8 } from 'bulkhead';

function toDigits(value: u32): u32 {
  let digits: u32 = 0;
  let rest = value;
  for (let at = 0; at < 8; at++) {
    digits = (digits | ((rest % 10) << (at * 4))) >>> 0;
    rest = Math.trunc(rest / 10);
  }
  return digits;
}
function fromDigits(digits: u32): u32 {
  let value: u32 = 0;
  for (let at = 7; at >= 0; at--) value = (value % 10000000) * 10 + ((digits >>> (at * 4)) & 15) % 10;
  return value;
}

export function scan(): void {
  assert(toDigits(12345678) === 0x12345678, 'to');
  assert(fromDigits(0x12345678) === 12345678, 'from');
  let sum: u8 = 0;
  for (let at = 0; at < 8; at++) sum += (toDigits(90210) >>> (at * 4)) & 15;
  console.log(toDigits(99999999), fromDigits(0x00090210), sum);
}
