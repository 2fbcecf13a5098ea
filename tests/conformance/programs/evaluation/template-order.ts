import type { i32 } from 'bulkhead';

let x: i32 = 0;
function next(): i32 {
  return ++x;
}

export function scan(): void {
  console.log(`${next()}-${x}-${next()}-${x}`);
  console.log(next(), x, next(), `${next()}`, x);
  console.log(`${x++}${x++}${x}`);
}
