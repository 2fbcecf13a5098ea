import { atMost, type i32 } from 'bulkhead';

const list: i32[] = [1, 2, 3, 4];
let seen: i32 = 0;

function note(value: i32): i32 {
  seen = seen * 10 + value;
  return value;
}

export function scan(): void {
  console.log(list.some((value) => note(value) === 2), seen);
  seen = 0;
  console.log(list.every((value) => note(value) < 3), seen);
  seen = 0;
  if (list.some((value) => value > 9) || list.every((value, index) => value === index + 1)) console.log('all');
  console.log(list.some((value) => list.every((other) => note(other) >= value)), seen);
  seen = 0;
  let stop: i32 = 3;
  for (const _ of atMost(9)) {
    if (!list.some((value) => value === stop)) break;
    stop++;
  }
  console.log(stop, !list.every((value) => value !== 2));
  console.log(note(5) + (list.some(() => note(6) > 5) ? note(7) : note(8)), seen);
}
