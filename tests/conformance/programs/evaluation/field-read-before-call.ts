import type { i32 } from 'bulkhead';

interface Point {
  x: i32;
  y: i32;
}
const p: Point = { x: 1, y: 2 };

function move(): i32 {
  p.x += 10;
  p.y += 20;
  return p.x;
}

export function scan(): void {
  console.log(p.x + move() + p.x, p.y);
  p.y = p.x + move();
  console.log(p.x, p.y);
  p.x += move();
  console.log(p.x, p.y);
}
