import { type u8 } from 'bulkhead';

let edge: u8 = 0;

export function scan(): void {
  console.log('before');
  const x: u8 = edge - 1;
  console.log('after', x);
}
