import type { i32, u8 } from 'bulkhead';
let n: i32 = 2;
let log: i32 = 0;
function fail(code: i32): never {
  console.log('fail', code, log);
  throw new Error('stop');
}
function mark(value: i32): i32 {
  log = log * 10 + value;
  return value;
}
function check(ok: boolean): boolean {
  return ok || fail(mark(9));
}
function kind(value: i32): 'low' | 'high' {
  return value < 5 ? 'low' : value < 10 ? 'high' : fail(value);
}
export function scan(): void {
  const sum = mark(1) + (n > 0 ? mark(2) : fail(mark(3))) + mark(4);
  console.log(sum, log, check(n > 1), kind(n), kind(7));
  const list: i32[] = [mark(5), n === 2 ? mark(6) : fail(7), mark(8)];
  console.log(list[1]!, log);
  n < 5 || fail(0);
  n > 5 && fail(1);
  const small: u8 = n > 1 ? 7 : fail(2);
  console.log(small, kind(mark(3)), kind(n * 6));
}
