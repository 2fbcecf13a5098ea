/** Fields, methods that call each other, and two instances apart. */
import { assert, type i32 } from 'bulkhead';

class Counter {
  private value: i32 = 0;
  private readonly step: i32;
  constructor(step: i32 = 1) {
    this.step = step;
  }
  next(): i32 {
    this.value += this.step;
    return this.value;
  }
  twice(): i32 {
    this.next();
    return this.next();
  }
  get current(): i32 {
    return this.value;
  }
}
const ones = new Counter();
const tens = new Counter(10);

export function scan(): void {
  assert(ones.next() === 1 && tens.next() === 10, 'first');
  assert(ones.twice() === 3 && tens.twice() === 30, 'twice');
  console.log(ones.current, tens.current, ones === ones);
}
