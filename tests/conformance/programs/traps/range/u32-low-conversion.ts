import { u32 } from 'bulkhead';

let edge: u32 = 0;

export function scan(): void {
  console.log('before');
  console.log(u32(edge - 1));
}
