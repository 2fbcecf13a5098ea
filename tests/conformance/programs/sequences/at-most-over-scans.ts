import { atMost, run, type Steps } from 'bulkhead';

function* patient(): Steps {
  for (const turn of atMost(3)) {
    console.log('turn', turn);
    yield;
  }
}
const sequence = run(patient);

export function scan(): void {
  for (let turn = 0; turn < 5; turn++) sequence.step();
}
