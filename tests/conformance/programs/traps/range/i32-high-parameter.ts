import { type i32 } from 'bulkhead';

let edge: i32 = 2147483647;

function take(x: i32): void {
  console.log('inside', x);
}

export function scan(): void {
  console.log('before');
  take(edge + 1);
}
