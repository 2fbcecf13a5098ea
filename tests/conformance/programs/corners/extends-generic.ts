import type { f32, i32, u8 } from 'bulkhead';
abstract class Store<T extends u8 | i32 | f32> {
  protected items: i32 = 0;
  constructor(protected last: T) {}
  abstract accept(value: T): boolean;
  push(value: T): T {
    const before = this.last;
    if (this.accept(value)) {
      this.last = value;
      this.items++;
    }
    return before;
  }
  get count(): i32 {
    return this.items;
  }
}
class Rising extends Store<i32> {
  accept(value: i32): boolean {
    return value > this.last;
  }
}
class Small extends Store<u8> {
  limit: u8 = 10;
  accept(value: u8): boolean {
    return value < this.limit;
  }
}
const rising = new Rising(-5);
const small = new Small(3);
export function scan(): void {
  console.log(rising.push(2), rising.push(1), rising.push(9), rising.count);
  console.log(small.push(20), small.push(9), small.push(1), small.count);
}
