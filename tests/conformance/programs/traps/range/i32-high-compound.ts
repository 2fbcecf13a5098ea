import { type i32 } from 'bulkhead';

let edge: i32 = 2147483647;

export function scan(): void {
  console.log('before');
  edge += 1;
  console.log('after', edge);
}
