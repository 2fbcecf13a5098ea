import type { i32, u8 } from 'bulkhead';
let held: u8 | null = null;
let calls: i32 = 0;
function fail(): never {
  throw new Error('nothing there');
}
function set(value: u8 | null): void {
  held = value;
}
function next(): u8 | null {
  calls++;
  return calls > 2 ? null : 5;
}
export function scan(): void {
  set(7);
  const x = held ?? fail();
  console.log(x, next() ?? fail(), (next() ?? fail()) + 1);
  const y: u8 = next() ?? fail();
  console.log(y);
}
