import { type i32, run, type Steps, type u8 } from 'bulkhead';

// Names that the frame has too.
function* send(state: readonly u8[], value: i32, self: i32): Steps<i32> {
  let line: i32 = 0;
  for (const each of state) {
    line += each * value;
    yield;
  }
  const done = line + self;
  yield;
  return done;
}

const bytes = new Uint8Array([1, 2, 3, 4]);
const table: u8[] = [9, 8];

function* all(): Steps {
  console.log(yield* send(table, 1, 5));
  console.log(yield* send([7, 7, 7], 2, 0));
}
const sequence = run(all);

export function scan(): void {
  for (let turn = 0; turn < 9; turn++) {
    sequence.step();
    table[1] = 20;
  }
  console.log(sequence.done, bytes[0]!);
}
