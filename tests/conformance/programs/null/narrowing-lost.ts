import type { f32, i32, u8 } from 'bulkhead';
class Item {
  n: i32 = 1;
  next: Item | null = null;
  size: u8 | null = 5;
}
const a = new Item();
const b = new Item();
let held: Item | null = a;
let maybe: u8 | null = 7;
function lose(): boolean {
  held = null;
  maybe = null;
  a.next = null;
  return true;
}
export function scan(): void {
  a.next = b;
  held = a;
  if (held !== null && maybe !== null) console.log(held.n, maybe + 1);
  if (a.next !== null && a.next.size !== null) console.log(a.next.size * 2);
  held = b;
  maybe = 3;
  if (held.n === 1 && lose()) console.log(maybe + 1);
}
