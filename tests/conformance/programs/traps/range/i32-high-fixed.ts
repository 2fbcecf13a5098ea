import { type FixedArray, type i32 } from 'bulkhead';

let edge: i32 = 2147483647;

const list: FixedArray<i32, 3> = [0, 0, 0];

export function scan(): void {
  console.log('before');
  list[2] = edge + 1;
  console.log('after', list[2]!);
}
