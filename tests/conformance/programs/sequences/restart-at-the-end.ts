import { type i32, run, type Steps } from 'bulkhead';

let runs: i32 = 0;

function* body(): Steps {
  yield;
  runs++;
  if (runs < 3) sequence.restart();
}
const sequence: ReturnType<typeof run> = run(body);

export function scan(): void {
  for (let i = 0; i < 8; i++) {
    sequence.step();
    console.log(i, runs, sequence.done, sequence.line);
  }
}
