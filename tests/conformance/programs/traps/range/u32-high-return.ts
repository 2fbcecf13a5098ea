import { type u32 } from 'bulkhead';

let edge: u32 = 4294967295;

function next(x: u32): u32 {
  return x + 1;
}

export function scan(): void {
  console.log('before');
  console.log(next(edge));
}
