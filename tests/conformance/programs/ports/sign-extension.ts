/** A byte read as signed and as unsigned; halves put together again. */
import { assert, i8, i16, i32, u8, u16 } from 'bulkhead';

let raw: u8 = 0x80;
let half: u16 = 0xff80;

function extend8(value: i32): i32 {
  return (value << 24) >> 24;
}
function extend16(value: i32): i32 {
  return (value << 16) >> 16;
}

export function scan(): void {
  assert(i8.wrap(raw) === -128, 'by conversion');
  assert(extend8(raw) === i8.wrap(raw), 'by shifts');
  assert(extend16(half) === i16.wrap(half), '16 bits');
  assert((extend8(raw) & 0xff) === raw, 'back');
  assert(extend8(0x17f) === 127 && extend16(0x18000) === -32768, 'what lies above is dropped');
  console.log(extend8(raw), extend16(half), extend8(half));
}
