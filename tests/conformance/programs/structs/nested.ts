import type { i32, u8 } from 'bulkhead';

interface Inner {
  a: u8;
  b: u8;
}
interface Outer {
  left: Inner;
  right: Inner;
  n: i32;
}
const outer: Outer = { left: { a: 1, b: 2 }, right: { a: 3, b: 4 }, n: -1 };

function sum(inner: Inner): i32 {
  return inner.a + inner.b;
}

export function scan(): void {
  const right = outer.right;
  right.a = 30;
  outer.left.b += 5;
  console.log(outer.left.a, outer.left.b, outer.right.a, outer.right.b, outer.n);
  console.log(sum(outer.left), sum(right), sum(outer.right));
  outer.n = sum(outer.left) * sum(right);
  console.log(outer.n);
}
