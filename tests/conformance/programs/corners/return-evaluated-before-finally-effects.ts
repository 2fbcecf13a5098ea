import type { i32 } from 'bulkhead';
let n: i32 = 1;
function bump(): i32 {
  return n++ + n++ * 10 + ++n * 100;
}
function pick(): i32 {
  return n > 3 ? n : bump();
}
export function scan(): void {
  console.log(bump(), n);
  console.log(pick() + bump() - n, n);
  const before = n;
  const sum = n + bump() + n;
  console.log(before, sum, n);
}
