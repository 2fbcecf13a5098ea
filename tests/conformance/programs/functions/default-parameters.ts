import type { i32, u8 } from 'bulkhead';

let calls: i32 = 0;
function tick(): i32 {
  calls++;
  return calls;
}
function f(a: u8, b: i32 = 10, c: i32 = a + b): i32 {
  return a * 100000 + b * 100 + c;
}
function g(n: i32 = tick()): i32 {
  return n;
}

export function scan(): void {
  console.log(f(1), f(1, 2), f(1, 2, 3));
  console.log(g(50), calls, g(), calls, g(), calls);
}
