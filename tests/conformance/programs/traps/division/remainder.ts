import type { i32 } from 'bulkhead';

let zero: i32 = 0;

export function scan(): void {
  console.log('before');
  console.log(5 % zero);
}
