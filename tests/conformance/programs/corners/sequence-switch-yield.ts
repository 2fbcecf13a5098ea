import { type i32, run, type Steps, type u8 } from 'bulkhead';
let mode: u8 = 0;
function pick(): u8 {
  mode++;
  return mode;
}
function* work(): Steps {
  for (let i: i32 = 0; i < 4; i++) {
    switch (pick()) {
      case 1:
        yield;
        console.log('one', i);
      // falls through
      case 2: {
        const kept = mode * 2;
        yield;
        console.log('two', i, kept, mode);
        break;
      }
      case 3:
        continue;
      default:
        yield;
        console.log('other', i);
    }
    console.log('after', i);
  }
}
const seq = run(work);
export function scan(): void {
  for (let turn = 0; turn < 6; turn++) {
    seq.step();
    console.log('turn', turn, seq.done);
  }
}
