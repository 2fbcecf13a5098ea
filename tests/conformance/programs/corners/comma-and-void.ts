import type { i32 } from 'bulkhead';
let n: i32 = 1;
function bump(): i32 {
  n *= 3;
  return n;
}
export function scan(): void {
  const a = (bump(), bump(), n + 1);
  let b: i32 = 0;
  for (let i = 0, j = 10; i < j; i += 2, j--) b = (bump() % 100, b + j - i);
  console.log(a, b);
  n = 1;
  const c = n++ + (bump(), n++) + (bump(), n);
  console.log(c, n);
}
