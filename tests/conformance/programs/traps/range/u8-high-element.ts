import { type u8 } from 'bulkhead';

let edge: u8 = 255;

const list: u8[] = [0, 0];

export function scan(): void {
  console.log('before');
  list[1] = edge + 1;
  console.log('after', list[1]!);
}
