/** `break` ends the switch, `continue` the turn of the loop. */
import type { i32 } from 'bulkhead';

export function scan(): void {
  let sum: i32 = 0;
  for (let i = 0; i < 8; i++) {
    switch (i % 4) {
      case 0:
        continue;
      case 1:
        sum += 1;
        break;
      case 2:
        if (i > 4) continue;
        sum += 10;
      default:
        sum += 100;
    }
    sum += 1000;
  }
  console.log(sum);
}
