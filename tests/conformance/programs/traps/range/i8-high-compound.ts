import { type i8 } from 'bulkhead';

let edge: i8 = 127;

export function scan(): void {
  console.log('before');
  edge += 1;
  console.log('after', edge);
}
