import { type i8 } from 'bulkhead';

let edge: i8 = -128;

export function scan(): void {
  console.log('before');
  edge = edge - 1;
  console.log('after', edge);
}
