import { type i32, run, type Steps } from 'bulkhead';

const sums: i32[] = [0, 0, 0, 0];

function* give(value: i32): Steps<i32> {
  yield;
  return value;
}

function* add(at: i32, value: i32): Steps {
  for (let i = 0; i < 2; i++) sums[at + i]! += yield* give(value + i);
}
const first = run(add, 0, 1);
const second = run(add, 2, 100);

export function scan(): void {
  for (let turn = 0; turn < 4; turn++) {
    first.step();
    second.step();
    console.log(sums[0]!, sums[1]!, sums[2]!, sums[3]!);
  }
}
