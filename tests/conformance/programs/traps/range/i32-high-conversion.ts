import { i32 } from 'bulkhead';

let edge: i32 = 2147483647;

export function scan(): void {
  console.log('before');
  console.log(i32(edge + 1));
}
