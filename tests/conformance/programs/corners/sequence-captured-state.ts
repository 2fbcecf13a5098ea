import { type i32, run, type Steps } from 'bulkhead';
class Counter {
  n: i32 = 0;
  bump(by: i32): i32 {
    this.n += by;
    return this.n;
  }
}
const counter = new Counter();
let log: i32 = 0;
function* inner(times: i32): Steps<i32> {
  let sum: i32 = 0;
  for (let i: i32 = 0; i < times; i++) {
    const before = counter.bump(i);
    yield;
    sum += before * 10 + counter.n;
  }
  return sum;
}
function* outer(): Steps {
  let all: i32 = 0;
  for (let round: i32 = 1; round <= 2; round++) {
    const got = yield* inner(round + 1);
    all = all * 7 + got;
    log = all;
  }
  console.log('end', all);
}
const seq = run(outer);
export function scan(): void {
  for (let turn: i32 = 0; turn < 7; turn++) {
    seq.step();
    counter.n += 100;
    console.log(turn, log, counter.n, seq.done);
  }
}
