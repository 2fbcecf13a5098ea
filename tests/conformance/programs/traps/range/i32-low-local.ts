import { type i32 } from 'bulkhead';

let edge: i32 = -2147483648;

export function scan(): void {
  console.log('before');
  const x: i32 = edge - 1;
  console.log('after', x);
}
