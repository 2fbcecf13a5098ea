/** An assignment is an expression with the value stored. */
import type { i32, u8 } from 'bulkhead';

export function scan(): void {
  let a: i32 = 0;
  let b: i32 = 0;
  let c: u8 = 0;
  a = b = c = 7;
  console.log(a, b, c);
  a = (b = 3) + (c = 4);
  console.log(a, b, c);
  if ((a = b - 1) === 2) console.log('two', a);
  while ((a -= 1) > -2) console.log('turn', a);
}
