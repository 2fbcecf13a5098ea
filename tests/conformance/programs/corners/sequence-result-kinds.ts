import { type f32, type i32, run, type Steps, type u8 } from 'bulkhead';
let n: u8 = 250;
function* slow(by: u8): Steps<u8> {
  yield;
  const next = n + by;
  yield;
  return next;
}
function* real(): Steps<f32> {
  yield;
  return 0.1;
}
function* all(): Steps {
  const a = yield* slow(5);
  console.log(a, a * 2);
  const b = (yield* real()) + 0.2;
  console.log(b);
  let c = yield* slow(3);
  c++;
  console.log(c);
  c = yield* slow(6);
  console.log(c);
}
const seq = run(all);
export function scan(): void {
  for (let turn = 0; turn < 10; turn++) seq.step();
}
