import type { i16, u8, FixedArray } from 'bulkhead';
interface Tank { id: u8; level: i16; inner: { v: u8 }; cells: FixedArray<u8, 2> }
const tanks: Tank[] = [{ id: 1, level: -5, inner: { v: 1 }, cells: [1, 2] }, { id: 4, level: 300, inner: { v: 2 }, cells: [3, 4] }];
const others: readonly Tank[] = [{ id: 7, level: 1, inner: { v: 9 }, cells: [5, 6] }];
function bump(t: Tank): void { t.level++; }
function viaCall(list: readonly Tank[]): void { bump(list[0]!); }
function viaAlias(list: readonly Tank[]): void { const t = list[1]!; t.level = 5; t.inner.v++; }
function direct(list: readonly Tank[]): void { list[0]!.level = 7; list[0]!.inner.v = 8; list[0]!.cells[1] = 9; list[1]!.id++; }
function each(list: readonly Tank[]): void { for (const t of list) { t.level += 2; t.cells[0]!++; } list.forEach((t) => { t.id++; }); }
function swapped(list: readonly Tank[]): void { const { inner } = list[0]!; inner.v = 77; const v = list[0]!.cells; v[0] = 3; }
export function scan(): void {
  viaCall(tanks); viaAlias(tanks); direct(tanks); each(tanks); swapped(tanks);
  for (const t of tanks) console.log(t.id, t.level, t.inner.v, t.cells[0]!, t.cells[1]!);
  viaCall(others); each(others);
  for (const t of others) console.log(t.id, t.level, t.inner.v, t.cells[0]!, t.cells[1]!);
}
