import { type FixedArray, type u8 } from 'bulkhead';

let edge: u8 = 255;

const list: FixedArray<u8, 3> = [0, 0, 0];

export function scan(): void {
  console.log('before');
  list[2] = edge + 1;
  console.log('after', list[2]!);
}
