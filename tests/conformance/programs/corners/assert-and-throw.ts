import { assert, type i32 } from 'bulkhead';
let n: i32 = 3;
function check(value: i32): i32 {
  assert(value > 0, 'must be positive');
  if (value > 5) throw new Error('too big');
  return value;
}
export function scan(): void {
  console.log(check(n), check(n + 2));
  console.log(n > 2 && check(1) === 1, check(n * 2));
}
