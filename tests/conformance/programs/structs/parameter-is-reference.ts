import type { i32 } from 'bulkhead';

interface Counter {
  n: i32;
}
const one: Counter = { n: 0 };
const two: Counter = { n: 100 };

function bump(counter: Counter, by: i32): void {
  counter.n += by;
}
function both(a: Counter, b: Counter): i32 {
  a.n++;
  b.n++;
  return a.n + b.n;
}

export function scan(): void {
  bump(one, 5);
  bump(two, -1);
  console.log(one.n, two.n);
  console.log(both(one, two), both(one, one), one.n, two.n);
}
