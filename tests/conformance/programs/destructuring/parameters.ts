import type { FixedArray, i16, i32, u8 } from 'bulkhead';

interface Point {
  x: i16;
  y: i16;
}
interface Box {
  from: Point;
  to: Point;
  tag: 'in' | 'out';
  sides: FixedArray<u8, 4>;
}

const p: Point = { x: 3, y: 4 };
const box: Box = { from: { x: 1, y: 2 }, to: { x: 10, y: 20 }, tag: 'out', sides: [1, 2, 3, 4] };

function length({ x, y }: Point): i32 {
  x = x + 6;
  p.x = 100;
  return x + y * y;
}

function area({ from: { x: left, y: top }, to, tag }: Box, scale: i16 = 2): i32 {
  to.x += 1;
  console.log(tag, left, top);
  return (to.x - left) * (to.y - top) * scale;
}

function sum([a, , c]: FixedArray<u8, 4>, { sides: [, second] }: Box): i32 {
  a += 1;
  return a * 100 + c * 10 + second;
}

class Cursor {
  at: i32 = 0;
  move({ x }: Point, [first]: FixedArray<u8, 4>): i32 {
    this.at += x + first;
    return this.at;
  }
  static between({ x: a }: Point, { x: b }: Point): i32 {
    return b - a;
  }
}

export function scan(): void {
  console.log(length(p), p.x, length({ x: 1, y: 1 }));
  console.log(area(box), area(box, 1), box.to.x);
  console.log(sum(box.sides, box), box.sides[0]);
  const cursor = new Cursor();
  console.log(cursor.move({ x: 5, y: 0 }, box.sides), cursor.move(p, [7, 0, 0, 0]), Cursor.between(box.from, box.to));
}
