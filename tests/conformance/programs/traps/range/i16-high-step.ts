import { type i16 } from 'bulkhead';

let edge: i16 = 32767;

export function scan(): void {
  console.log('before');
  edge++;
  console.log('after', edge);
}
