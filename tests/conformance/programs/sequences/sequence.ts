import type { i32 } from 'bulkhead';

let valve = false;
let level: i32 = 0;

function* fill(): Generator<void, void, void> {
  valve = true;
  while (level < 3) yield;
  valve = false;
  for (let i = 0; i < 2; i++) yield;
  console.log('done');
}
const sequence = fill();

export function scan(): void {
  for (let turn = 0; turn < 7; turn++) {
    sequence.next();
    console.log(turn, valve, level);
    if (valve) level++;
  }
}
