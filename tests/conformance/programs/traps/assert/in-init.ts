import { assert, type u8 } from 'bulkhead';

let n: u8 = 0;
n += 3;

export function init(): void {
  console.log('init');
  assert(n < 3, 'too big');
}
export function scan(): void {
  console.log('scan');
}
