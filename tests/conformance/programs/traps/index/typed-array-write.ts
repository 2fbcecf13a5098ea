import type { i32 } from 'bulkhead';

const a = new Int16Array(4);
let i: i32 = 4;

export function scan(): void {
  a[3] = 1;
  console.log('before', a[3]!);
  a[i] = 1;
  console.log('after');
}
