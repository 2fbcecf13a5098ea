import type { i32 } from 'bulkhead';

function f(a: i32, b: i32): i32 {
  switch (a) {
    case 0:
      switch (b) {
        case 0:
          return 1;
        case 1:
          break;
        default:
          return 2;
      }
      return 3;
    case 1:
      return b === 0 ? 4 : 5;
  }
  return 6;
}

export function scan(): void {
  for (let a = 0; a < 3; a++) for (let b = 0; b < 3; b++) console.log(a, b, f(a, b));
}
