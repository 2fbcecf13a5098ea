/** Objects within objects share nothing and hand on calls. */
import { type i32 } from 'bulkhead';

class Cell {
  n: i32 = 0;
  add(by: i32): i32 {
    this.n += by;
    return this.n;
  }
}
class Pair {
  readonly left = new Cell();
  readonly right = new Cell();
  swap(): void {
    const old = this.left.n;
    this.left.n = this.right.n;
    this.right.n = old;
  }
  sum(): i32 {
    return this.left.n + this.right.n;
  }
}
const pairs = [new Pair(), new Pair()];

export function scan(): void {
  pairs[0]!.left.add(3);
  pairs[0]!.right.add(4);
  pairs[1]!.left.add(50);
  for (const pair of pairs) {
    pair.swap();
    console.log(pair.left.n, pair.right.n, pair.sum());
  }
}
