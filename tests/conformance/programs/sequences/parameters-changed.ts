import { type i32, run, type Steps } from 'bulkhead';

function* countdown(n: i32, step: i32 = 2): Steps {
  while (n > 0) {
    console.log(n);
    n -= step;
    yield;
  }
}
const sequence = run(countdown, 5);

function* twice(): Steps {
  yield* countdown(2, 1);
  yield* countdown(3);
}
const both = run(twice);

export function scan(): void {
  for (let turn = 0; turn < 3; turn++) sequence.step();
  sequence.restart();
  for (let turn = 0; turn < 4; turn++) sequence.step();
  console.log(sequence.done);
  for (let turn = 0; turn < 6; turn++) both.step();
  console.log(both.done);
}
