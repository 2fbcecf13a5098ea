import type { i32 } from 'bulkhead';

interface Point {
  x: i32;
  y: i32;
}
const a: Point = { x: 1, y: 2 };

export function scan(): void {
  const b: Point = { ...a };
  const c: Point = { ...a, y: 20 };
  b.x = 100;
  a.y = -1;
  console.log(a.x, a.y, b.x, b.y, c.x, c.y);
}
