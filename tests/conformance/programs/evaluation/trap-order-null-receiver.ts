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
function drop(): i32 {
  held = null;
  return 5;
}
export function scan(): void {
  console.log(held!.put(drop()));
  held = item;
  console.log(held!.n + drop() + say(1));
  console.log(held!.put(say(3)));
}
