import { type u16 } from 'bulkhead';

let edge: u16 = 0;

export function scan(): void {
  console.log('before');
  edge--;
  console.log('after', edge);
}
