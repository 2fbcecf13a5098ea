import type { i32 } from 'bulkhead';

const a = new Uint8Array(8);
let i: i32 = 12;

export function scan(): void {
  console.log('before');
  console.log(a[i]!);
}
