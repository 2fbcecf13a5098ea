import type { i32 } from 'bulkhead';
function fail(): never {
  throw new Error('bad');
}
function f(n: i32): i32 {
  if (n > 5) return fail();
  switch (n) {
    case 1:
      return 10;
    default:
      fail();
  }
}
export function scan(): void {
  console.log(f(1));
  console.log(f(7));
}
