import type { i16, i32, u8 } from 'bulkhead';

interface Point {
  x: i32;
  y: i32;
}
interface Line {
  a: Point;
  b: Point;
  width: u8;
}

const line: Line = { a: { x: 1, y: 2 }, b: { x: 3, y: 4 }, width: 200 };
const list: i16[] = [0, 0, 0];
let x: i32 = 0;
let width: i16 = 0;

function make(): Point {
  return { x: 77, y: -7 };
}

export function scan(): void {
  let y: i32 = 0;
  ({ x, y } = line.a);
  console.log(x, y);
  ({
    a: { y: x },
    b: { x: line.a.x },
    width,
    width: list[1],
  } = line);
  console.log(x, line.a.x, width, list[1]!);
  ({ x: y, y: line.b.y } = make());
  console.log(y, line.b.y);
  let i: i32 = 0;
  const wide: i32[] = [0, 0, 0, 0];
  ({ x: i, y: wide[i - 1] } = line.b);
  console.log(i, wide[2]!);
}
