import type { i32 } from 'bulkhead';
class Item {
  constructor(public n: i32) {}
}
const items = [new Item(1), new Item(2)];
function missing(): never {
  throw new Error('missing');
}
function find(n: i32): Item {
  return items.find((item) => item.n === n) ?? missing();
}
export function scan(): void {
  const found = items.find((item) => item.n === 2) ?? missing();
  found.n += 10;
  console.log(find(12).n, find(1).n);
  console.log(find(5).n);
}
