/** A default may use the parameters before it; what it gives is checked at each call. */
import type { u8, u32 } from 'bulkhead';

function joined(a: u8, b: u8 = a + 1): u32 {
  return a * 1000 + b;
}

function three(a: u8, b: u8 = a, c: u8 = a + b): void {
  console.log(a, b, c);
}

export function scan(): void {
  console.log(joined(1), joined(1, 7), joined(254), joined(255, 0));
  three(1);
  three(1, 2);
  three(1, 2, 30);
  console.log(joined(255));
}
