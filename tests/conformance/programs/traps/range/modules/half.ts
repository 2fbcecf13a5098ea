import type { i32, u8 } from 'bulkhead';

export function half(n: i32): u8 {
  return Math.trunc(n / 2);
}
