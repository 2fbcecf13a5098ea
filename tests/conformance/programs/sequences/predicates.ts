import { type i32, run, type Steps, until } from 'bulkhead';

let n: i32 = 0;
let calls: i32 = 0;

function isReady(): boolean {
  calls++;
  return n > 2;
}

function* main(): Steps {
  yield* until(isReady);
  console.log('ready', n, calls);
  yield* until(() => {
    return n > 3;
  });
  let limit: i32 = n;
  limit += 2;
  yield* until(() => n >= limit && isReady());
  console.log('limit', n, calls, limit);
  // A condition that holds already takes a scan all the same.
  yield* until(() => true);
  console.log('end', n);
}
const sequence = run(main);

export function scan(): void {
  for (; n < 9; n++) {
    sequence.step();
    console.log(n, sequence.line, sequence.done);
  }
}
