import type { i32, u8 } from 'bulkhead';
interface P {
  readonly x: u8;
  y: i32;
}
const p: P = { x: 1, y: 2 };
const q: { readonly x: u8; readonly y: i32 } = p;
const list: readonly u8[] = [1, 2];
const same: readonly u8[] = list;
export function scan(): void {
  p.y = 5;
  const r: Readonly<P> = p;
  console.log(q.y, q === p, r.y, same[1]!, same === list);
  const view: readonly u8[] = same;
  console.log(view.length, view[0]!);
}
