import { assert, type i32 } from 'bulkhead';

let n: i32 = 3;

export function scan(): void {
  assert(n === 3, 'n is three');
  console.log('held');
  assert(n > 3, 'n is more than three');
  console.log('after');
}
