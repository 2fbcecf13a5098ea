import { type i64, u64 } from 'bulkhead';

let a: i64 = -5n;

export function scan(): void {
  console.log('before');
  console.log(u64(a));
}
