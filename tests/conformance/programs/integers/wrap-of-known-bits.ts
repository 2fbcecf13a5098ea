import { f32, i8, i32, u8 } from 'bulkhead';

const all: u8 = 255;
let scale: f32 = 2.5;
let small: i8 = -3;

// All bits that are kept are known, but the other operand must still be worked out: it may trap.
function low(): u8 {
  return u8.wrap(i32.trunc(scale) | all);
}
function signed(): i8 {
  return i8.wrap(i32.trunc(scale) | 255);
}
function none(): u8 {
  return u8.wrap(i32.trunc(scale) & 0x100);
}

export function scan(): void {
  console.log(low(), signed(), none(), 1 + u8.wrap(i32.trunc(scale) | all));
  small = i8.wrap(i32.floor(scale) | -1);
  console.log(small);
  scale = f32(3e9);
  console.log(low());
}
