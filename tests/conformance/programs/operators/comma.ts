import type { i32 } from 'bulkhead';

export function scan(): void {
  let a: i32 = 1;
  let b: i32 = 2;
  for (a = 0, b = 10; a < b; a++, b -= 2) console.log(a, b);
  console.log(a, b);
}
