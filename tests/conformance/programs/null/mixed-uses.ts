import { type FixedArray, type f32, type i32, type u8, type u16, assert, atMost } from 'bulkhead';

type Mode = 'off' | 'on' | 'auto';
enum Kind {
  A = 5,
  B = 7,
}
interface Box {
  v: u8 | null;
  m: Mode | null;
  k: Kind | null;
}
const boxes: FixedArray<Box, 2> = [
  { v: null, m: 'auto', k: Kind.B },
  { v: 3, m: null, k: null },
];
const table = [1, 2, 3] as const;
let counter: i32 = 0;
function tick(): i32 {
  counter++;
  return counter;
}
function at(i: i32): Box {
  return boxes[i]!;
}
function find(i: i32): Box | null {
  tick();
  return i < 2 && i >= 0 ? boxes[i]! : null;
}
function deep(i: i32): u8 | null {
  return find(i)?.v ?? null;
}
function sum(a: u8 | null, b: u16 | null = null, c: f32 | null = 1.5): f32 {
  let s: f32 = 0;
  if (a !== null) s += 1;
  if (b !== null) s += 2;
  if (c !== null) s += c;
  return s;
}
function swap(a: u8 | null, b: u8 | null): u8 | null {
  const c = a;
  a = b;
  b = c;
  return a ?? b;
}
function untilNull(): i32 {
  let n: u8 | null = 5;
  let turns = 0;
  while (n !== null) {
    turns++;
    n = n > 1 ? n - 1 : null;
    if (turns > 20) break;
  }
  return turns;
}
export function scan(): void {
  for (const box of boxes) console.log(box.v, box.m, box.k, box.m === 'auto', box.k === Kind.B, box.v === 3);
  console.log(deep(0), deep(1), deep(2), counter);
  console.log(sum(null), sum(1, 2), sum(1, null, null), sum(null, 3, 0.25));
  console.log(swap(null, 2), swap(1, null), swap(null, null), swap(4, 5));
  const b = find(0);
  assert(b !== null, 'there');
  b.v = 9;
  b.v += 1;
  b.v++;
  console.log(b.v, boxes[0]!.v, b.v-- - 1, b.v);
  const i: i32 = b.v ?? 0;
  console.log(i, (b.v ?? 0) + (boxes[1]!.v ?? 0), tick() + (find(5)?.v ?? tick()) * 10);
  const w: u16 | null = b.v;
  const n: u16 | null = boxes[1]!.v;
  console.log(w, n, w === n, w !== null && n !== null && w > n);
  b.v = null;
  console.log(w, b.v, find(0) === boxes[0], find(0) === boxes[1], find(9) === null);
  let m: Mode | null = null;
  for (let j = 0; j < 3; j++) {
    console.log(m, m === null);
    m = m === null ? 'on' : m === 'on' ? 'off' : null;
  }
  let x: u8 | null = null;
  for (const t of table) {
    if (x === null || t > x) x = t;
  }
  console.log(x, untilNull());
  for (const _ of atMost(4)) {
    if (x === null) break;
    x = x === 1 ? null : x - 1;
  }
  console.log(x);
  const y = boxes[tick() % 2]?.v ?? tick();
  console.log(y, counter);
  console.log(at(0).v === null ? 1 : 2, !(at(1).v === null), at(1).v! + 1);
}
