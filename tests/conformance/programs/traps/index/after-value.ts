/** The value is worked out before the store traps. */
import type { i32 } from 'bulkhead';

const list: i32[] = [0];
let at: i32 = 5;

function value(): i32 {
  console.log('value');
  return 1;
}

export function scan(): void {
  list[at] = value();
}
