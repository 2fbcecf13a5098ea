import { type i16 } from 'bulkhead';

let edge: i16 = 32767;

function next(x: i16): i16 {
  return x + 1;
}

export function scan(): void {
  console.log('before');
  console.log(next(edge));
}
