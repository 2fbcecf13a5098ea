/** A variable read before a call that changes it has its old value. */
import type { i32 } from 'bulkhead';

let x: i32 = 1;

function bump(): i32 {
  x += 10;
  return x;
}

export function scan(): void {
  console.log(x + bump(), x);
  console.log(bump() + x, x);
  console.log(x + bump() + x, x);
  console.log(x * 1000 + bump() * 1 - x);
  const y = x - bump();
  console.log(y);
}
