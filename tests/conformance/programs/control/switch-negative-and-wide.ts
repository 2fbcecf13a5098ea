import type { i32, u32 } from 'bulkhead';

function f(n: i32): i32 {
  switch (n) {
    case -2147483648:
      return 1;
    case -1:
      return 2;
    case 2147483647:
      return 3;
    default:
      return 0;
  }
}
function g(n: u32): i32 {
  switch (n) {
    case 4294967295:
      return 1;
    case 2147483648:
      return 2;
    default:
      return 0;
  }
}

export function scan(): void {
  console.log(f(-2147483648), f(-1), f(2147483647), f(0));
  console.log(g(4294967295), g(2147483648), g(2147483647), g(0));
}
