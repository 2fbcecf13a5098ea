import type { u64 } from 'bulkhead';

let a: u64 = 18446744073709551615n;
let b: u64 = 1n;

export function scan(): void {
  console.log(a, b, a - b, a / 10n, a % 10n, a / 3n);
  let f: u64 = 1n;
  for (let i = 0; i < 10; i++) f = (f % 1000000000000n) * 9n + (b % 10n);
  console.log(f, a > f, f !== b);
  f = (f % 1000000000000n) + 5n;
  f -= 3n;
  f = (f % 1000000000000n) * 2n;
  f /= 7n;
  f %= 1000n;
  f++;
  console.log(f);
}
