import type { i32 } from 'bulkhead';
class Leaf {
  v: i32 = 1;
}
class Branch {
  readonly leaves = [new Leaf(), new Leaf()];
  at: i32 = 0;
  get current(): Leaf {
    this.at++;
    return this.leaves[this.at % 2]!;
  }
}
const tree = { branch: new Branch(), n: 0 };
export function scan(): void {
  tree.branch.current.v += tree.branch.current.v * 10;
  console.log(tree.branch.leaves[0]!.v, tree.branch.leaves[1]!.v, tree.branch.at);
  tree.branch.current.v = tree.branch.at = 7;
  console.log(tree.branch.leaves[0]!.v, tree.branch.leaves[1]!.v, tree.branch.at);
  const { current } = tree.branch;
  current.v++;
  console.log(tree.branch.leaves[0]!.v, tree.branch.at, tree.branch.current === current);
  tree.branch.leaves[tree.branch.at++ % 2]!.v -= tree.branch.at;
  console.log(tree.branch.leaves[0]!.v, tree.branch.leaves[1]!.v, tree.branch.at);
}
