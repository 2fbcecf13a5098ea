import type { i32 } from 'bulkhead';

function f(n: i32, early: boolean): i32 {
  let r: i32 = 0;
  switch (n) {
    case 1:
      r = 1;
      if (early) break;
      r = 2;
      break;
    case 2: {
      const inner: i32 = n * 5;
      r = inner;
      if (!early) break;
    }
    default:
      r += 100;
  }
  return r;
}

export function scan(): void {
  console.log(f(1, true), f(1, false), f(2, true), f(2, false), f(3, true));
}
