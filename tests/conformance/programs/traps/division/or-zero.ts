import type { i32 } from 'bulkhead';

let n: i32 = 3;

export function scan(): void {
  while (n > -2) {
    console.log((12 / n) | 0);
    n--;
  }
}
