import type { u8 } from 'bulkhead';

export function scan(): void {
  let a: u8 = 200;
  let b: u8 = 100;
  console.log('before');
  [a, b] = [b, a + b];
  console.log(a, b);
}
