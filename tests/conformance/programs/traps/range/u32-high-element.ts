import { type u32 } from 'bulkhead';

let edge: u32 = 4294967295;

const list: u32[] = [0, 0];

export function scan(): void {
  console.log('before');
  list[1] = edge + 1;
  console.log('after', list[1]!);
}
