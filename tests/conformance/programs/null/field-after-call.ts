import type { i32, u8 } from 'bulkhead';
class Item {
  n: i32 = 1;
  next: Item | null = null;
}
const a = new Item();
const b = new Item();
function lose(): i32 {
  a.next = null;
  return 1;
}
export function scan(): void {
  a.next = b;
  console.log(a.next.n + lose());
  a.next = b;
  console.log(lose() + a.next.n);
}
