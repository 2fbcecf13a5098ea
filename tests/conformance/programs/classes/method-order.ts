/** The object of a call is evaluated before its arguments. */
import type { i32 } from 'bulkhead';

class Box {
  n: i32 = 1;
  add(by: i32): i32 {
    this.n += by;
    return this.n;
  }
}
const box = new Box();

export function scan(): void {
  console.log(box.add(box.add(box.n)), box.n);
  console.log(box.n + box.add(1) * (box.n & 0xff));
}
