import type { u64 } from 'bulkhead';

let x: u64 = 5n;

export function scan(): void {
  for (let i = 0; i < 4; i++) {
    x -= 2n;
    console.log(x);
  }
}
