import { type u16 } from 'bulkhead';

let edge: u16 = 65535;

const list: u16[] = [0, 0];

export function scan(): void {
  console.log('before');
  list[1] = edge + 1;
  console.log('after', list[1]!);
}
