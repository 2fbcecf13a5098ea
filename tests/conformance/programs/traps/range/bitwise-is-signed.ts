/** `|` gives a signed result, which does not fit u32 when bit 31 is set. */
import type { u32 } from 'bulkhead';

let x: u32 = 0x80000000;

export function scan(): void {
  const fine: u32 = (x | 1) >>> 0;
  console.log(fine);
  const bad: u32 = x | 1;
  console.log(bad);
}
