import type { i32 } from 'bulkhead';

let log: i32 = 0;

function mark(n: i32): i32 {
  log = log * 10 + n;
  return n;
}

export function scan(): void {
  const a = mark(1) > 0 ? mark(2) : mark(3);
  const b = mark(4) > 9 ? mark(5) : mark(6) > 5 ? mark(7) : mark(8);
  console.log(a, b, log);
  log = 0;
  const c = (mark(1) > 0 ? mark(2) : mark(3)) + (mark(0) > 0 ? mark(4) : mark(5));
  console.log(c, log);
}
