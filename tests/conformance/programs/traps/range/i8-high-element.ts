import { type i8 } from 'bulkhead';

let edge: i8 = 127;

const list: i8[] = [0, 0];

export function scan(): void {
  console.log('before');
  list[1] = edge + 1;
  console.log('after', list[1]!);
}
