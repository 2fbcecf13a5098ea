import type { i32 } from 'bulkhead';
class Node {
  child: Node | null = null;
  n: i32 = 5;
  grow(by: i32): i32 {
    this.n += by;
    return this.n;
  }
}
const root = new Node();
const leaf = new Node();
let calls: i32 = 0;
function count(): i32 {
  calls++;
  return calls;
}
export function scan(): void {
  console.log(root.child?.grow(count()) ?? -1, calls);
  root.child = leaf;
  console.log(root.child?.grow(count()) ?? -1, calls, leaf.n);
  console.log(root.child?.child?.grow(count()) ?? -2, calls);
  root.child?.grow(count());
  leaf.child?.grow(count());
  console.log(leaf.n, calls);
}
