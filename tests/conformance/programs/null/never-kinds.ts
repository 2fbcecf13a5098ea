import { type i32, type u8 } from 'bulkhead';
let held: u8 | null = 100;
let small: u8 = 0;
function fail(): never {
  throw new Error('bad');
}
function get(): u8 | null {
  return held;
}
export function scan(): void {
  const twice = (get() ?? fail()) * 2;
  console.log(twice);
  small = (get() ?? fail()) * 2;
  console.log(small);
  held = 200;
  const sum = get() ?? fail();
  small = (small > 5 ? sum : fail()) + sum;
}
