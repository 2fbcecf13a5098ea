import type { i32 } from 'bulkhead';

class Counter {
  n: i32 = 0;
  next(): i32 {
    this.n++;
    return this.n;
  }
}
const counter = new Counter();

function pair(a: i32, b: i32): i32 {
  return a * 10 + b;
}

export function scan(): void {
  console.log(pair(counter.next(), pair(counter.next(), counter.next())), counter.n);
  console.log(counter.next() * (counter.n & 0xff) + counter.next(), counter.n);
  console.log(counter.n + counter.next() + counter.n);
  console.log(counter.n, counter.next(), counter.n);
}
