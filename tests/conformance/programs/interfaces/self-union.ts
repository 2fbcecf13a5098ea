import type { i32 } from 'bulkhead';
type Tree = { kind: 'leaf'; n: i32 } | { kind: 'node'; left: Tree | null; right: Tree | null };
const one: Tree = { kind: 'leaf', n: 3 };
const two: Tree = { kind: 'leaf', n: -8 };
const root: Tree = { kind: 'node', left: one, right: null };
function value(tree: Tree | null): i32 {
  if (tree === null) return 1000;
  return tree.kind === 'leaf' ? tree.n : -1;
}
export function scan(): void {
  if (root.kind === 'node') {
    console.log(value(root.left), value(root.right), value(root));
    root.right = two;
    root.left = root;
    console.log(value(root.left), value(root.right), root.left === root);
    if (root.right.kind === 'leaf') root.right.n++;
  }
  console.log(two.kind === 'leaf' ? two.n : 0);
}
