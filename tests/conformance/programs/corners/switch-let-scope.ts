import type { i32 } from 'bulkhead';
let calls: i32 = 0;
function subject(): i32 {
  calls++;
  return calls % 3;
}
export function scan(): void {
  for (let turn: i32 = 0; turn < 6; turn++) {
    switch (subject()) {
      case 0: {
        const x = calls * 2;
        console.log('zero', x);
        break;
      }
      case 1: {
        let x = calls;
        x += turn;
        console.log('one', x);
        if (turn < 3) continue;
        break;
      }
      default:
        console.log('two');
    }
    console.log('turn', turn, calls);
  }
}
