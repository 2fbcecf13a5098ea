import { type i16 } from 'bulkhead';

let edge: i16 = -32768;

function take(x: i16): void {
  console.log('inside', x);
}

export function scan(): void {
  console.log('before');
  take(edge - 1);
}
