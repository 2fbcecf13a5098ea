/** `const b = a` is an alias: both names are the same object. */
import type { i32 } from 'bulkhead';

interface Point {
  x: i32;
  y: i32;
}
const a: Point = { x: 1, y: 2 };

export function scan(): void {
  const b = a;
  b.x = 10;
  a.y = 20;
  console.log(a.x, a.y, b.x, b.y, a === b);
  const c: Point = { x: 10, y: 20 };
  console.log(a === c, a !== c, c.x === b.x);
}
