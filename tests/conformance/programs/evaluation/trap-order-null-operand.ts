import type { i32 } from 'bulkhead';
class Item {
  n: i32 = 1;
  put(k: i32): i32 {
    return this.n + k;
  }
}
const item = new Item();
let held: Item | null = item;
function say(k: i32): i32 {
  console.log('say', k);
  return k;
}
function drop(): void {
  held = null;
}
export function scan(): void {
  console.log(held!.put(say(1)), held!.n + say(2));
  drop();
  console.log(held!.n + say(3));
}
