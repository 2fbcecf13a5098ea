import { type u32 } from 'bulkhead';

let edge: u32 = 0;

function next(x: u32): u32 {
  return x - 1;
}

export function scan(): void {
  console.log('before');
  console.log(next(edge));
}
