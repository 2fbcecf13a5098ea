/** Arguments are evaluated left to right, before the call. */
import type { i32 } from 'bulkhead';

let x: i32 = 0;

function next(): i32 {
  x++;
  return x;
}
function three(a: i32, b: i32, c: i32): i32 {
  return a * 100 + b * 10 + c;
}

export function scan(): void {
  console.log(three(next(), next(), next()));
  console.log(three(x, next(), x));
  console.log(three(next(), x, next() + x));
  console.log(three(x++, x++, x));
  console.log(three(three(0, 0, next()), 0, next()));
}
