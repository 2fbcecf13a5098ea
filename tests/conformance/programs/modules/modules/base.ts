import type { u8 } from 'bulkhead';

console.log('base');
export function base(n: u8): u8 {
  return n + 10;
}
