import { type i32, run, type Steps, type u8 } from 'bulkhead';
let log: i32 = 0;
function* count(): Steps {
  let own: u8 = 0;
  while (true) {
    own = own > 2 ? 0 : own + 1;
    log = (log * 10 + own) % 100_000;
    yield;
    for (const each of [5, 6]) {
      if (own === 2) break;
      log = (log * 10 + each) % 100_000;
      yield;
    }
  }
}
function* chain(): Steps<boolean> {
  const early = log % 2 === 0;
  if (early) return true;
  yield;
  return false;
}
function* main(): Steps {
  let n: i32 = 0;
  while (true) {
    const was = yield* chain();
    n += was ? 1 : 10;
    yield;
    log = (log + n) % 100_000;
  }
}
const a = run(count);
const b = run(count);
const c = run(main);
export function scan(): void {
  for (let turn = 0; turn < 5; turn++) {
    a.step();
    console.log(log);
    b.step();
    c.step();
    console.log(log, c.done);
  }
}
