import type { u8 } from 'bulkhead';

function f(a: u8, b: u8 = a + 1): u8 {
  return b;
}

export function scan(): void {
  console.log(f(254));
  console.log(f(255));
}
