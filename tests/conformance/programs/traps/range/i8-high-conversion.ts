import { i8 } from 'bulkhead';

let edge: i8 = 127;

export function scan(): void {
  console.log('before');
  console.log(i8(edge + 1));
}
