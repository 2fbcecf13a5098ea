import { u8 } from 'bulkhead';

let edge: u8 = 0;

export function scan(): void {
  console.log('before');
  console.log(u8(edge - 1));
}
