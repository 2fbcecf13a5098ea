import type { FixedArray, f32, i32, i64, u8 } from 'bulkhead';

// Evaluation order and disturbance with nullable values.
class Cell {
  v: u8 | null = 1;
  next: Cell | null = null;
  set(to: u8 | null): u8 {
    const old = this.v;
    this.v = to;
    return old ?? 255;
  }
}
const a = new Cell();
const b = new Cell();
let p: Cell | null = a;
let big: i64 | null = null;
let ratio: f32 | null = null;
function move(): i32 {
  p = b;
  return 1;
}
function drop(): i32 {
  a.v = null;
  return 2;
}
function id(c: Cell | null): Cell | null {
  console.log('id', c?.v ?? -1);
  return c;
}
const list: FixedArray<Cell | null, 3> = [null, null, null];
let i = 0;
function bump(): i32 {
  i++;
  return i;
}
export function scan(): void {
  console.log((p?.v ?? 0) + move() * 10, p === b);
  p = a;
  const before = p.v;
  console.log(before, a.set(7) + drop() + (a.v ?? 100), before);
  b.v = 9;
  p = a;
  if (p !== null) {
    p.next = b;
    p.next.v = 20;
    console.log(p.next.set(21) + (p.next.v ?? 0));
  }
  list[bump()] = id(a);
  list[bump()] ??= id(b);
  list[i] ??= id(a);
  console.log(list[0] === null, list[1] === a, list[2] === b, i);
  list[1]!.v ??= 4;
  console.log(a.v, list[1]?.next?.v ?? 0);
  big = 9007199254740993n;
  console.log(big, big + 1n, big === 9007199254740993n);
  ratio = 0.1;
  console.log(ratio, ratio * 3, ratio === null, ratio ?? 2);
  const q = id(a) ?? id(b);
  console.log(q === a, (id(null) ?? id(b)) === b);
  let s: string | null = null;
  console.log(s ?? 'empty', s);
  s = 'full';
  console.log(s ?? 'empty', `<${s}>`);
  const flags: (boolean | null)[] = [true, null, false];
  for (const f of flags) console.log(f, f ? 'yes' : 'no', f === false, f ?? true, !f);
  const nested = { deep: { x: null as u8 | null, y: a.v } };
  nested.deep.x = 3;
  console.log(nested.deep.x, nested.deep.y);
}
