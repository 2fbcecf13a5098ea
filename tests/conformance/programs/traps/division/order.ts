/** Operands run before the division traps. */
import type { i32 } from 'bulkhead';

function say(n: i32): i32 {
  console.log('say', n);
  return n;
}

export function scan(): void {
  console.log(say(1) + (say(5) % say(0)) + say(9));
}
