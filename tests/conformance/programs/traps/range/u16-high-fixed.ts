import { type FixedArray, type u16 } from 'bulkhead';

let edge: u16 = 65535;

const list: FixedArray<u16, 3> = [0, 0, 0];

export function scan(): void {
  console.log('before');
  list[2] = edge + 1;
  console.log('after', list[2]!);
}
