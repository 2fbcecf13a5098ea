import { type u32 } from 'bulkhead';

let edge: u32 = 4294967295;

export function scan(): void {
  console.log('before');
  edge = edge + 1;
  console.log('after', edge);
}
