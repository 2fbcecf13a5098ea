import type { u8 } from 'bulkhead';

let n: u8 = 200;
console.log('module');
n = n * 2;

export function scan(): void {
  console.log('never');
}
