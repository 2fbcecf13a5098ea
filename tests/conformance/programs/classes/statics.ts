import type { i32 } from 'bulkhead';

class Id {
  static count: i32 = 0;
  static readonly FIRST = 100;
  readonly value: i32;
  constructor() {
    this.value = Id.FIRST + Id.count;
    Id.count++;
  }
  static next(): i32 {
    return Id.FIRST + Id.count;
  }
}
const a = new Id();

export function scan(): void {
  const b = new Id();
  console.log(a.value, b.value, Id.next(), Id.count);
}
