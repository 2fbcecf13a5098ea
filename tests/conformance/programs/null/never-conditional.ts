import type { i32 } from 'bulkhead';
let n: i32 = 3;
function fail(what: i32): never {
  console.log('fail', what);
  throw new Error('bad');
}
function positive(value: i32): i32 {
  return value > 0 ? value : fail(value);
}
export function scan(): void {
  console.log(positive(n));
  const kind = n > 2 ? 'big' : fail(1);
  console.log(kind);
  const ok = n > 0 || fail(2);
  console.log(ok);
  console.log(positive(n - 5));
}
