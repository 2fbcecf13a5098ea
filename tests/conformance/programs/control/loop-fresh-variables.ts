import type { i32 } from 'bulkhead';

export function scan(): void {
  for (let i = 0; i < 3; i++) {
    let sum: i32 = 0;
    let seen = false;
    for (let j = 0; j <= i; j++) {
      sum += j;
      if (j === 1) seen = true;
    }
    console.log(i, sum, seen);
  }
}
