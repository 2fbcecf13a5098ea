import { type i32, run } from 'bulkhead';

let lamp = false;
let blinks: i32 = 0;

const blink = run(function* () {
  while (true) {
    lamp = true;
    yield;
    lamp = false;
    blinks++;
    yield;
  }
});

export function scan(): void {
  for (let turn = 0; turn < 5; turn++) {
    blink.step();
    console.log(lamp, blinks, blink.done, blink.line);
  }
}
