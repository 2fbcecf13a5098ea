import { type i32 } from 'bulkhead';

let edge: i32 = -2147483648;

const list: i32[] = [0, 0];

export function scan(): void {
  console.log('before');
  list[1] = edge - 1;
  console.log('after', list[1]!);
}
