import type { u8 } from 'bulkhead';

let zero: u8 = 0;

export function scan(): void {
  console.log('before');
  const q: u8 = Math.trunc(200 / zero);
  console.log(q);
}
