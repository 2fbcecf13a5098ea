import type { u16 } from 'bulkhead';

let x: u16 = 0x8000;

export function scan(): void {
  x >>= 1;
  console.log(x);
  x <<= 2;
  console.log(x);
}
