import { type i32, run, type Steps } from 'bulkhead';

let x: i32 = 1;
const list: i32[] = [10, 20, 30];

function* later(value: i32): Steps<i32> {
  console.log('asked', value, x);
  yield;
  x += 100;
  return value;
}

function* main(): Steps {
  const a: i32 = x + (yield* later(5)) + x;
  console.log(a);
  list[x - 201 + 100] = (yield* later(1)) + list[1]!;
  console.log(list[0]!, list[1]!, list[2]!);
  list[1]! += yield* later(7);
  console.log(list[0]!, list[1]!, list[2]!);
  if (x > 300 || (yield* later(0)) === 0) console.log('either', x);
  const chosen: i32 = x > 1000 ? yield* later(8) : yield* later(9);
  console.log(chosen, yield* later(3), x);
}
const sequence = run(main);

export function scan(): void {
  for (let turn = 0; turn < 10; turn++) {
    sequence.step();
    x++;
  }
  console.log(sequence.done, x);
}
