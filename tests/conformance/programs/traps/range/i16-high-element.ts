import { type i16 } from 'bulkhead';

let edge: i16 = 32767;

const list: i16[] = [0, 0];

export function scan(): void {
  console.log('before');
  list[1] = edge + 1;
  console.log('after', list[1]!);
}
