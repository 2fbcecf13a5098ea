import type { i32 } from 'bulkhead';

function f(n: i32): i32 {
  let r: i32 = 0;
  switch (n) {
    case 1:
      r += 1;
    case 2:
      r += 10;
    case 3:
      r += 100;
      break;
    case 4:
    case 5:
      r += 1000;
    default:
      r += 10000;
  }
  return r;
}

export function scan(): void {
  for (let n = 0; n < 7; n++) console.log(n, f(n));
}
