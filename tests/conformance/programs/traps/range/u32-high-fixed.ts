import { type FixedArray, type u32 } from 'bulkhead';

let edge: u32 = 4294967295;

const list: FixedArray<u32, 3> = [0, 0, 0];

export function scan(): void {
  console.log('before');
  list[2] = edge + 1;
  console.log('after', list[2]!);
}
