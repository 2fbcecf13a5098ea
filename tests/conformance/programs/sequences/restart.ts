import { type i32, run, type Steps } from 'bulkhead';

function* count(from: i32): Steps {
  let n = from;
  for (; n < from + 3; n++) {
    console.log('n', n);
    yield;
  }
}
const up = run(count, 10);
const other = run(count, 20);

export function scan(): void {
  up.restart();
  up.step();
  up.step();
  other.step();
  up.restart();
  console.log(up.done, up.line, other.line);
  for (let i = 0; i < 5; i++) {
    up.step();
    console.log(up.done, up.line);
  }
  up.restart();
  console.log(up.done, up.line);
  up.step();
  other.step();
  console.log(up.done, other.done);
}
