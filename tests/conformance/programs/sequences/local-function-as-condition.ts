import { type i32, run, type Steps, until } from 'bulkhead';

let n: i32 = 0;

function* main(): Steps {
  let limit: i32 = 2;
  const ready = () => n > limit;
  yield* until(() => ready());
  limit = 4;
  console.log('first', n);
  yield* until(() => ready() && n !== 6);
  console.log('second', n);
}
const sequence = run(main);

export function scan(): void {
  for (let i = 0; i < 8; i++) {
    sequence.step();
    n++;
  }
}
