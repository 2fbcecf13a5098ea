import { type Duration, now, run, type Steps, wait } from 'bulkhead';

function* pause(time: Duration): Steps {
  const from = now();
  yield* wait(time);
  console.log('waited', now() - from);
}

function* main(): Steps {
  yield* pause('100ms');
  yield* pause('95ms');
  yield* pause('0ms');
  yield* wait('10ms');
  console.log(now());
  for (const _ of [1, 2, 3]) yield* pause('20ms');
}
const sequence = run(main);

export function scan(): void {
  sequence.step();
  if (sequence.done) sequence.restart();
}
