import type { i64 } from 'bulkhead';

let a: i64 = 10n;
let b: i64 = 2n;

export function scan(): void {
  for (let i = 0; i < 4; i++) {
    console.log(a / b, a % b);
    b--;
  }
}
