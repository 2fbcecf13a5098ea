import type { u64 } from 'bulkhead';

let a: u64 = 18446744073709551615n;
let b: u64 = 1n;

export function scan(): void {
  console.log(a, b, a - b, a / 10n, a % 10n, a / 3n);
  let f: u64 = 1n;
  for (let i = 0; i < 10; i++) f = f * 9n + b;
  console.log(f, a > f, f !== b);
  f += 5n;
  f -= 3n;
  f *= 2n;
  f /= 7n;
  f %= 1000n;
  f++;
  console.log(f);
}
