/** What happened before the trap stays. */
import type { u8 } from 'bulkhead';

let a: u8 = 250;

function bump(): u8 {
  a += 3;
  console.log('a', a);
  return a;
}

export function scan(): void {
  console.log(bump(), bump());
}
