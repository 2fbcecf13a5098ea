import { atMost, type i32, run, type Steps, type u8 } from 'bulkhead';

const list: u8[] = [1, 2, 3];

function total(weight: (value: u8, index: i32) => i32): i32 {
  let sum: i32 = 0;
  list.forEach((value, index) => {
    sum += weight(value, index);
  });
  return sum;
}

function* count(start: i32): Steps {
  let n: i32 = start;
  const show = (by: i32): i32 => {
    n += by;
    return n * 10 + list.reduce<i32>((sum, value) => sum + value, 0);
  };
  console.log(show(1));
  yield;
  console.log(show(1), n);
  for (let turn: i32 = 0; turn < 2; turn++) {
    yield;
    list[turn]! += 1;
    n += total((value, index) => value * turn + index - n);
    console.log(turn, n, list.some((value) => value === n));
  }
  yield;
  console.log(show(0));
}

const first = run(count, 5);
const second = run(count, -5);

export function scan(): void {
  for (const _ of atMost(6)) {
    first.step();
    second.step();
    if (first.done && second.done) break;
  }
}
