import { u16 } from 'bulkhead';

let edge: u16 = 0;

export function scan(): void {
  console.log('before');
  console.log(u16(edge - 1));
}
