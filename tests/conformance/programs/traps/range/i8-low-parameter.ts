import { type i8 } from 'bulkhead';

let edge: i8 = -128;

function take(x: i8): void {
  console.log('inside', x);
}

export function scan(): void {
  console.log('before');
  take(edge - 1);
}
