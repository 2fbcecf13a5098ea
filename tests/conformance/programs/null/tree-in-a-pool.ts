import type { FixedArray, i32, u8 } from 'bulkhead';

class Node {
  left: Node | null = null;
  right: Node | null = null;
  count: i32 = 1;
  constructor(readonly key: u8) {}
  get both(): boolean {
    return this.left !== null && this.right !== null;
  }
  child(right: boolean): Node | null {
    return right ? this.right : this.left;
  }
  link(node: Node | null, right: boolean): Node {
    if (right) this.right = node;
    else this.left = node;
    return this;
  }
}
class Pool {
  readonly nodes: FixedArray<Node, 4> = [new Node(4), new Node(2), new Node(6), new Node(9)];
  root: Node | null = null;
  free: FixedArray<Node | null, 4> = [null, null, null, null];
  insert(at: u8): void {
    const node = this.nodes[at]!;
    if (this.root === null) {
      this.root = node;
      return;
    }
    let current: Node | null = this.root;
    for (let i = 0; i < 4; i++) {
      if (current === null) return;
      current.count++;
      const next: Node | null = node.key < current.key ? current.left : current.right;
      if (next === null) {
        if (node.key < current.key) current.left = node;
        else current.right = node;
        return;
      }
      current = next;
    }
  }
}
const pool = new Pool();
let last: Node | null = null;
function remember(n: Node | null): Node | null {
  const before = last;
  last = n;
  return before;
}
export function scan(): void {
  for (let i: u8 = 0; i < 4; i++) pool.insert(i);
  const r = pool.root;
  console.log(r?.key ?? 0, r?.left?.key ?? 0, r?.right?.key ?? 0, r?.right?.right?.key ?? 0, r?.right?.left?.key ?? 0);
  console.log(r?.both ?? false, r?.left?.both ?? true, r?.child(true)?.child(true)?.key ?? -1, r?.child(false)?.child(true)?.key ?? -1);
  console.log(remember(r) === null, remember(null) === r, remember(r) == null);
  pool.free[2] = r;
  pool.free[3] = pool.nodes[3]!;
  for (const f of pool.free) console.log(f === null, f?.key ?? 0, f?.count ?? 0);
  pool.free[2]?.link(null, true);
  console.log(pool.root?.right == null, pool.nodes[0]!.right === null);
  if (last?.key === 4 && last.left) {
    last.left.count += 10;
    last = last.left;
  }
  console.log(last?.count ?? 0, last === pool.nodes[1], pool.nodes[1]!.count);
}
