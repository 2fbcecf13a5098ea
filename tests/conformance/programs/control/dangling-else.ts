import type { i32 } from 'bulkhead';

function f(a: i32, b: i32): i32 {
  if (a > 0) if (b > 0) return 1;
  else return 2;
  return 3;
}

export function scan(): void {
  console.log(f(1, 1), f(1, -1), f(-1, 1), f(-1, -1));
}
