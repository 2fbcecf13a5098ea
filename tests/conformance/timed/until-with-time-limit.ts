import { type i32, now, run, type Steps, until } from 'bulkhead';

let level: i32 = 0;
let filling = false;

function* fill(target: i32): Steps {
  filling = true;
  if (!(yield* until(() => level >= target, '200ms'))) console.log('not full after', now(), level);
  else console.log('full at', now(), level);
  filling = false;
}

function* main(): Steps {
  yield* fill(8);
  yield* fill(1000);
  // Nobody looks at the outcome.
  yield* until(() => false, '30ms');
  console.log('end at', now());
}
const sequence = run(main);

export function scan(): void {
  if (filling) level++;
  sequence.step();
}
