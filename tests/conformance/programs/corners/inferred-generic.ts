import { type i32, type i8, u16, u8 } from 'bulkhead';
function first<T extends u8 | i8 | u16 | i32>(list: readonly T[]): T {
  return list[0]!;
}
function larger<T extends u8 | u16 | i32>(a: T, b: T): T {
  return a > b ? a : b;
}
class Cell<T extends u8 | i32> {
  constructor(public value: T) {}
  bump(by: T): T {
    const old = this.value;
    this.value = by;
    return old;
  }
}
let n: u8 = 9;
const cell = new Cell(n);
const wide = new Cell<i32>(70_000);
export function scan(): void {
  const list: u16[] = [60_000];
  const a = first(list);
  const b = larger(n, u8(4));
  const c = larger<i32>(n, -4);
  console.log(a * 2, b, c, cell.bump(20) * 20, wide.bump(-5) * 2, cell.value, wide.value);
  let d = first(list);
  d += 5_000;
  console.log(d);
  let e = larger(n, u8(250));
  e += 5;
  console.log(e);
  e += 1;
}
