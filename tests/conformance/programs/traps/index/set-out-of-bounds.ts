import type { i32 } from 'bulkhead';

const a = new Uint8Array(4);
const b = new Uint8Array([1, 2, 3]);
let offset: i32 = 1;

export function scan(): void {
  a.set(b, offset);
  console.log(a[0]!, a[1]!, a[2]!, a[3]!);
  offset++;
  a.set(b, offset);
  console.log('after');
}
