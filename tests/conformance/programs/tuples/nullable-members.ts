import type { i32, u8 } from 'bulkhead';
class Item {
  constructor(public n: i32) {}
}
const item = new Item(4);
const slot: [u8 | null, Item | null, 'a' | 'b' | null] = [null, null, 'a'];
function fill(to: [u8 | null, Item | null, 'a' | 'b' | null]): void {
  to[0] = to[0] === null ? 7 : null;
  to[1] = to[1] === null ? item : null;
  to[2] = to[2] === 'a' ? null : 'b';
}
export function scan(): void {
  for (let turn = 0; turn < 3; turn++) {
    fill(slot);
    console.log(slot[0] ?? 0, slot[1]?.n ?? -1, slot[2] ?? 'a', slot[0] === null);
  }
  const [n, held, letter] = slot;
  if (held !== null) held.n++;
  console.log(n, item.n, letter);
  if (slot[1] !== null) slot[1].n += 10;
  console.log(slot[1]!.n, slot[0]! + 1);
}
