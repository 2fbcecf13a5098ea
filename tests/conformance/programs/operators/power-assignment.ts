import { f32, i32, type i64, u8 } from 'bulkhead';

const list = new Uint8Array(2);
let at: u8 = 0;
let whole: i32 = -3;
let part: f32 = 4;
let big: i64 = -3n;
let small: u8 = 15;

export function scan(): void {
  whole **= 2;
  part **= 0.5;
  big **= 3n;
  console.log(whole, part, big); // 9 2 -27
  list[0] = 20;
  list[at++] **= 2;
  console.log(list[0]!, at, (whole **= 1)); // 400 wraps to 144
  small **= 2;
  console.log(small);
  small **= 2;
}
