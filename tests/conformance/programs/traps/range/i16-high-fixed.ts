import { type FixedArray, type i16 } from 'bulkhead';

let edge: i16 = 32767;

const list: FixedArray<i16, 3> = [0, 0, 0];

export function scan(): void {
  console.log('before');
  list[2] = edge + 1;
  console.log('after', list[2]!);
}
