import type { i32 } from 'bulkhead';

function* wait(turns: i32): Generator<void, void, void> {
  for (let i = 0; i < turns; i++) yield;
}
function* main(): Generator<void, void, void> {
  console.log('a');
  yield* wait(2);
  console.log('b');
  yield* wait(0);
  console.log('c');
  yield;
  console.log('d');
}
const sequence = main();

export function scan(): void {
  for (let turn = 0; turn < 5; turn++) {
    console.log('turn', turn);
    sequence.next();
  }
}
