import { type i32, run, type Steps, type u8 } from 'bulkhead';

let level: i32 = 250;

function* fill(): Steps {
  let held: u8 = 0;
  while (true) {
    held = level + 0;
    yield;
    console.log(held);
  }
}
const sequence = run(fill);

export function scan(): void {
  for (let turn = 0; turn < 10; turn++) {
    sequence.step();
    level++;
  }
}
