import type { i32 } from 'bulkhead';

function f(n: i32): i32 {
  n += 5;
  n *= 2;
  return n;
}

export function scan(): void {
  const n: i32 = 1;
  console.log(f(n), n, f(f(n)));
}
