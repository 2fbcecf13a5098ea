import { atMost, type i32 } from 'bulkhead';

let sum: i32 = 0;

export function scan(): void {
  for (const _ of atMost(10)) {
    sum += 3;
    if (sum < 100) continue;
    break;
  }
  console.log(sum);
}
