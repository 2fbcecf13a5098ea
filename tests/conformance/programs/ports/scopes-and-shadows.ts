/** A name means the innermost declaration, and the outer one comes back. */
import { assert, type i32 } from 'bulkhead';

const n = 1;

function add(n: i32): i32 {
  let sum: i32 = n;
  {
    const n = 10;
    sum += n;
    {
      const n = 100;
      sum += n;
    }
    sum += n;
  }
  for (let n = 0; n < 3; n++) sum += n;
  return sum + n;
}

export function scan(): void {
  assert(add(2) === 127, 'nested');
  assert(n === 1, 'outside');
  console.log(add(n), n);
}
