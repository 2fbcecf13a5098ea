import { type u8 } from 'bulkhead';

let edge: u8 = 0;

function next(x: u8): u8 {
  return x - 1;
}

export function scan(): void {
  console.log('before');
  console.log(next(edge));
}
