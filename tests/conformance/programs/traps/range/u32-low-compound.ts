import { type u32 } from 'bulkhead';

let edge: u32 = 0;

export function scan(): void {
  console.log('before');
  edge -= 1;
  console.log('after', edge);
}
