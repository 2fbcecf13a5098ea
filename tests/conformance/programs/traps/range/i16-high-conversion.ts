import { i16 } from 'bulkhead';

let edge: i16 = 32767;

export function scan(): void {
  console.log('before');
  console.log(i16(edge + 1));
}
