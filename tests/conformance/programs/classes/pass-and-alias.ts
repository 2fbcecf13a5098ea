import type { i32 } from 'bulkhead';

class Cell {
  value: i32 = 0;
  add(other: Cell): void {
    this.value += other.value;
    other.value++;
  }
}
const a = new Cell();
const b = new Cell();

export function scan(): void {
  a.value = 5;
  b.value = 7;
  a.add(b);
  console.log(a.value, b.value);
  a.add(a);
  console.log(a.value);
  const same = b;
  same.add(a);
  console.log(b.value, a.value, same === b);
}
