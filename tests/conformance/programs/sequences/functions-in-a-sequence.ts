import { type i32, run, type Steps } from 'bulkhead';

const list: i32[] = [3, 1, 4, 1, 5];

function* main(): Steps<i32> {
  let total: i32 = 0;
  list.forEach((x) => {
    if (x === 1) return;
    total += x;
  });
  yield;
  const big = list.some((x) => {
    return x > total - 9;
  });
  console.log(total, big);
  yield;
  const sum: i32 = list.reduce((s: i32, x): i32 => s + x + total, 0);
  console.log(sum);
  return sum;
}
function* outer(): Steps {
  console.log(yield* main());
}
const sequence = run(outer);

export function scan(): void {
  for (let i = 0; i < 5; i++) {
    sequence.step();
    console.log(i, sequence.done);
  }
}
