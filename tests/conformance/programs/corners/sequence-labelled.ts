import { type i32, run, type Steps } from 'bulkhead';
let trace: i32 = 0;
function* walk(): Steps {
  let total: i32 = 0;
  outer: for (let a: i32 = 0; a < 4; a++) {
    for (const b of [1, 2, 3]) {
      if (b === a) continue outer;
      switch (b) {
        case 2:
          yield;
          trace = trace * 10 + a;
          break;
        case 3:
          if (a === 0) break outer;
          break;
        default:
          total += b * a;
      }
      total += 1;
    }
  }
  console.log('total', total);
}
const seq = run(walk);
export function scan(): void {
  for (let turn: i32 = 0; turn < 5; turn++) {
    seq.step();
    console.log(trace, seq.done);
  }
}
