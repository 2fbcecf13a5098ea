import type { i32, u8 } from 'bulkhead';
class Cell {
  n: i32 = 0;
  put(to: i32): i32 {
    this.n = to;
    return this.n;
  }
}
const cells = [new Cell(), new Cell()];
const list: i32[] = [1, 2];
let at: i32 = 2;
function say(n: i32): i32 {
  console.log('say', n);
  return n;
}
function add(a: i32, b: i32): i32 {
  return a + b;
}
export function scan(): void {
  console.log(add(list[at - 1]!, say(1)));
  console.log(say(0) + (say(2) > 5 ? list[at]! : 1));
  console.log(cells[at]!.put(say(3)));
}
