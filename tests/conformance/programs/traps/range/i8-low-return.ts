import { type i8 } from 'bulkhead';

let edge: i8 = -128;

function next(x: i8): i8 {
  return x - 1;
}

export function scan(): void {
  console.log('before');
  console.log(next(edge));
}
