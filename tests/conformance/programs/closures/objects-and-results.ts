import type { i32 } from 'bulkhead';

interface Point {
  x: i32;
  y: i32;
}

function make(f: (scale: i32) => Point): Point {
  const p = f(2);
  p.y += 1;
  return p;
}

function change(p: Point, f: (p: Point) => void): i32 {
  f(p);
  return p.x;
}

function pick(which: boolean, f: (which: boolean) => Point): i32 {
  const p = f(which);
  return p.x * 100 + p.y;
}

export function scan(): void {
  const start: Point = { x: 1, y: 2 };
  const made = make((scale) => ({ x: start.x * scale, y: start.y * scale }));
  console.log(made.x, made.y, start.x, start.y);
  console.log(
    change(start, (p) => {
      p.x = 50;
      start.x += 1;
      p.y = start.x;
    }),
    start.y,
  );
  console.log(
    pick(true, (which) => {
      if (which) {
        const p: Point = { x: 3, y: start.y };
        p.x++;
        return p;
      }
      return { x: 0, y: 0 };
    }),
  );
  console.log(change({ x: 9, y: 9 }, ({ x }) => console.log(x)));
  const swap = ({ x, y }: Point): Point => ({ x: y, y: x });
  const swapped = swap(start);
  console.log(swapped.x, swapped.y);
}
