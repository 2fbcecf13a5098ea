import type { f32, i32, u16, u8 } from 'bulkhead';
let small: u8 = 1;
let wide: u16 = 60_000;
let x: f32 = 0.5;
const list: u8[] = [1, 2];
function bump(): i32 {
  wide++;
  return wide;
}
function take(n: u8): i32 {
  return n + 1;
}
export function scan(): void {
  small = (bump(), small + 1);
  x = (bump(), 0.1);
  list[1] = (bump(), small + 2);
  small += (bump(), 3);
  console.log(small, wide, x, list[1]!, take((bump(), small + 4)), (bump(), small) + 1);
  const local: u8 = (bump(), small + 5);
  console.log(local, (bump(), 0.1) * x, (bump(), x) + 0.1, (bump(), 0.1) === x);
  small = (bump(), small + 250);
}
