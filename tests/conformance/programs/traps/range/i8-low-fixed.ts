import { type FixedArray, type i8 } from 'bulkhead';

let edge: i8 = -128;

const list: FixedArray<i8, 3> = [0, 0, 0];

export function scan(): void {
  console.log('before');
  list[2] = edge - 1;
  console.log('after', list[2]!);
}
