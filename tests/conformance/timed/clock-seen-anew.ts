import { now, run, type Steps, type u32 } from 'bulkhead';

function* times(): Steps<u32> {
  const first = now();
  yield;
  yield;
  return now() - first;
}

function* main(): Steps {
  // The clock of a later scan, beside one that was read before.
  console.log(now() - now(), now() * 100 + (yield* times()), now());
  const shown: u32 = now() + (yield* times());
  console.log(shown);
}
const sequence = run(main);

export function scan(): void {
  sequence.step();
}
