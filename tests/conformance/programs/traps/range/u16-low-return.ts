import { type u16 } from 'bulkhead';

let edge: u16 = 0;

function next(x: u16): u16 {
  return x - 1;
}

export function scan(): void {
  console.log('before');
  console.log(next(edge));
}
