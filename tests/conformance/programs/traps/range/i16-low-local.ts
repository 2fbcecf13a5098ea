import { type i16 } from 'bulkhead';

let edge: i16 = -32768;

export function scan(): void {
  console.log('before');
  const x: i16 = edge - 1;
  console.log('after', x);
}
