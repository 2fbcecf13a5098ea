/** `default` in the middle is taken last and falls through to what follows it. */
import type { i32 } from 'bulkhead';

function f(n: i32): i32 {
  let r: i32 = 0;
  switch (n) {
    case 1:
      r += 1;
      break;
    default:
      r += 10;
    case 2:
      r += 100;
      break;
    case 3:
      r += 1000;
  }
  return r;
}

export function scan(): void {
  for (let n = 0; n < 5; n++) console.log(n, f(n));
}
