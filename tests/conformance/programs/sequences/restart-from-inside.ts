import { type i32, run, type Steps } from 'bulkhead';

let starts: i32 = 0;
let again = true;

function* body(): Steps {
  starts++;
  console.log('start', starts);
  yield;
  if (again) restart();
  console.log('goes on to the next yield all the same');
  yield;
  console.log('end');
}
const sequence = run(body);

function restart(): void {
  again = false;
  sequence.restart();
}

export function scan(): void {
  for (let i = 0; i < 6; i++) {
    sequence.step();
    console.log(i, sequence.done, sequence.line);
  }
}
