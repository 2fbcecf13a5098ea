import { type u32 } from 'bulkhead';

let edge: u32 = 4294967295;

function take(x: u32): void {
  console.log('inside', x);
}

export function scan(): void {
  console.log('before');
  take(edge + 1);
}
