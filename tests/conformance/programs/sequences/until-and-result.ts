import { type i32, run, type Steps, type u8, until } from 'bulkhead';

let level: i32 = 0;

function* rise(by: i32): Steps<u8> {
  const from = level;
  yield* until(() => level >= from + by);
  console.log('risen from', from, 'to', level);
  return 7;
}

function* main(): Steps {
  const first = yield* rise(2);
  const second: u8 = (yield* rise(1)) + first;
  console.log(first, second);
}
const sequence = run(main);

export function scan(): void {
  for (let turn = 0; turn < 8; turn++) {
    sequence.step();
    console.log(turn, level, sequence.done, sequence.line);
    level++;
  }
}
