import type { i32 } from 'bulkhead';
class Item {
  next: Item | null = null;
  constructor(public value: i32) {}
}
const a = new Item(1);
const b = new Item(2);
const c = new Item(3);
let head: Item | null = null;
function push(item: Item): void {
  item.next = head;
  head = item;
}
export function scan(): void {
  push(a);
  push(b);
  push(c);
  let sum: i32 = 0;
  let at: Item | null = head;
  for (let turn = 0; turn < 5; turn++) {
    if (at === null) break;
    sum = sum * 10 + at.value;
    at = at.next;
  }
  console.log(sum, at === null);
  console.log(c.next?.next?.value ?? 0, a.next?.value ?? -1, c.next === b, b.next!.value);
  b.next = c;
  console.log(c.next!.next!.next!.value, a.next!.value);
}
