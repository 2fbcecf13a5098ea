import type { FixedArray, u8 } from 'bulkhead';

const list: FixedArray<u8, 5> = [1, 2, 3, 4, 5];
let at: u8 = 255;

export function scan(): void {
  console.log('before');
  console.log(list[at]!);
}
