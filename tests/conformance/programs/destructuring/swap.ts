import type { u8 } from 'bulkhead';

export function scan(): void {
  let a: u8 = 1;
  let b: u8 = 2;
  [a, b] = [b, a];
  console.log(a, b);
  [a, b] = [b + 10, a + 20];
  console.log(a, b);
}
