import type { i32 } from 'bulkhead';

export function scan(): void {
  let depth: i32 = 0;
  report('first');
  depth = 3;
  report('second');
  const add = (by: i32, factor: i32 = 2): i32 => {
    depth += by * factor;
    return depth;
  };
  console.log(add(1), add(1, 10));
  function report(name: 'first' | 'second'): void {
    console.log(name, depth);
    if (depth > 2) return;
    console.log('small');
  }
  function both(a: i32, b: i32): i32 {
    return add(a) - add(b);
  }
  console.log(both(1, 2), depth);
  const run = function (n: i32): i32 {
    return n + depth;
  };
  console.log(run(run(0)));
}
