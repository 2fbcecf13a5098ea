import { type i32, run, type Steps, type u8 } from 'bulkhead';
const jobs: [id: u8, turns: i32][] = [
  [1, 2],
  [2, 1],
];
function* work(): Steps<i32> {
  let total: i32 = 0;
  for (const [id, turns] of jobs) {
    for (let i = 0; i < turns; i++) {
      yield;
      total += id * 10 + i;
    }
    jobs[0]![1] += id;
  }
  return total;
}
function* outer(): Steps {
  const a = yield* work();
  const b = true;
  console.log(a, b);
  const kept: [i32, u8] = [a, 3];
  yield;
  kept[0] += kept[1];
  console.log(kept[0], jobs[0]![1]);
}
const seq = run(outer);
export function scan(): void {
  for (let turn = 0; turn < 6; turn++) seq.step();
  console.log(seq.done);
}
