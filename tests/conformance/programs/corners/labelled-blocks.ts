import { type i32, run, type Steps, u8 } from 'bulkhead';
let trace: i32 = 0;
let n: i32 = 0;
function mark(digit: i32): i32 {
  trace = (trace % 1_000_000) * 10 + digit;
  return digit;
}
function classify(value: i32): i32 {
  let kind: i32 = 0;
  found: {
    if (value < 0) {
      kind = -1;
      break found;
    }
    for (const limit of [1, 10, 100]) {
      if (value < limit) {
        kind = limit;
        break found;
      }
      if (limit === 10 && value === 50) return 999;
    }
    kind = 1000;
  }
  return kind + mark(1);
}
function* steps(): Steps {
  for (let turn: i32 = 0; turn < 3; turn++) {
    part: {
      mark(turn);
      if (turn === 1) break part;
      yield;
      if (turn === 2) continue;
      mark(7);
    }
    mark(8);
  }
  console.log('done', trace);
}
const seq = run(steps);
export function scan(): void {
  console.log(classify(-5), classify(0), classify(7), classify(50), classify(5000), trace);
  outer: {
    inner: {
      switch (mark(3)) {
        case 3:
          if (n === 0) break inner;
          break;
        default:
          mark(4);
      }
      mark(5);
    }
    mark(6);
    for (let i = 0; i < 3; i++) {
      if (i === 2) break outer;
      if (i === 1) continue;
      mark(i);
    }
    mark(9);
  }
  console.log(trace);
  trace = 0;
  for (let turn = 0; turn < 4; turn++) seq.step();
  a: b: if (trace > 5) {
    if (n === 0) break a;
    break b;
  }
  unused: {
    n++;
  }
  const small: i32 = 250;
  guard: {
    if (n > 5) break guard;
    console.log(u8(small + n * 5));
    break guard;
  }
  n += 1;
  check: if (n === 2) {
    console.log(u8(small + n * 5));
    break check;
  }
}
