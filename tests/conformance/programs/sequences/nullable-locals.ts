import { type i32, run, type Steps } from 'bulkhead';

interface Job {
  id: i32;
}
const first: Job = { id: 1 };
const second: Job = { id: 2 };
let current: Job | null = null;

function* work(): Steps {
  let held: i32 | null = null;
  for (let i = 0; i < 3; i++) {
    const job = current;
    yield;
    if (job !== null) console.log('job', job.id, held ?? -1);
    held = job === null ? null : job.id;
  }
}
const sequence = run(work);

export function scan(): void {
  for (let i = 0; i < 5; i++) {
    sequence.step();
    current = i === 0 ? first : i === 1 ? second : null;
  }
  console.log(sequence.done);
}
