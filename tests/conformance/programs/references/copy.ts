import { copy, type FixedArray, f32, type i16, type i32, type u8 } from 'bulkhead';

type Phase = 'idle' | 'run';
interface Point {
  x: i32;
  y: i16;
}
interface Shape {
  corner: Point;
  sides: FixedArray<Point, 2>;
  phase: Phase;
  last: u8 | null;
}
class Filter {
  private readonly values = new Uint16Array(3);
  next: u8 = 0;
  sum: f32 = 0;
  add(value: u8): void {
    this.values[this.next] = value;
    this.next = (this.next + 1) % 3;
    this.sum += f32(value);
  }
  at(index: u8): i32 {
    return this.values[index]!;
  }
}

const first: Shape = {
  corner: { x: 1, y: -2 },
  sides: [
    { x: 3, y: 4 },
    { x: 5, y: 6 },
  ],
  phase: 'idle',
  last: 7,
};
const second: Shape = {
  corner: { x: 10, y: -20 },
  sides: [
    { x: 30, y: 40 },
    { x: 50, y: 60 },
  ],
  phase: 'run',
  last: null,
};
const points: Point[] = [
  { x: 1, y: 1 },
  { x: 2, y: 2 },
  { x: 3, y: 3 },
];
const grid: FixedArray<FixedArray<u8, 2>, 2> = [
  [1, 2],
  [3, 4],
];
const other: FixedArray<FixedArray<u8, 2>, 2> = [
  [5, 6],
  [7, 8],
];
const slow = new Filter();
const fast = new Filter();
const limits = { low: 3, high: 9 };
const saved = { low: 0, high: 0 };

function show({ corner, sides, phase, last }: Shape): void {
  console.log(corner.x, corner.y, sides[0].x, sides[1].y, phase, last ?? 99);
}

function swap(a: Point, b: Point): void {
  const held = { ...a };
  copy(a, b);
  copy(b, held);
}

/** What was known of fields is not known behind it. */
function counted(): i32 {
  const local: Point = { x: 2, y: 0 };
  const alias = local;
  for (let turn = 0; turn < 3; turn++) {
    if (alias.x === 2) console.log('two');
    else console.log(alias.x);
    copy(local, points[turn]!);
  }
  return alias.x;
}

let at: u8 = 0;
function next(): u8 {
  return at++;
}

export function scan(): void {
  const corner = first.corner;
  copy(first, second);
  second.corner.x = 0;
  second.sides[1].y = 0;
  show(first);
  show(second);
  console.log(corner.x, corner === first.corner);
  copy(first, first);
  show(first);
  swap(points[0]!, points[2]!);
  swap(points[1]!, points[1]!);
  console.log(points[0]!.x, points[1]!.y, points[2]!.x);
  console.log(counted());
  const row = grid[1];
  copy(grid, other);
  other[1][0] = 0;
  copy(other[0], grid[1]);
  console.log(grid[0][0], grid[1][0], row[1], other[0][0], other[1][0]);
  slow.add(5);
  slow.add(6);
  copy(fast, slow);
  slow.add(7);
  console.log(fast.next, fast.sum, fast.at(1), fast.at(2), slow.at(2));
  copy(saved, limits);
  limits.low = 1;
  console.log(saved.low, limits.low);
  copy(points[next()]!, points[next()]!);
  console.log(at, points[0]!.x);
  copy(points[next()]!, points[next()]!);
}
