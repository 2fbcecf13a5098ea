import { atMost, type i32 } from 'bulkhead';

export function scan(): void {
  let n: i32 = 27;
  let steps: i32 = 0;
  for (const _ of atMost(200)) {
    if (n === 1) break;
    n = n % 2 === 0 ? Math.trunc(n / 2) : 3 * n + 1;
    steps++;
  }
  console.log(steps);
}
