import { type i32 } from 'bulkhead';

let edge: i32 = 2147483647;

function next(x: i32): i32 {
  return x + 1;
}

export function scan(): void {
  console.log('before');
  console.log(next(edge));
}
