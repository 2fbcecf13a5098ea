import type { i32 } from 'bulkhead';

function apply(times: i32, start: i32, step: (value: i32) => i32): i32 {
  let value = start;
  for (let i = 0; i < times; i++) value = step(value);
  return value;
}

export function scan(): void {
  const by: i32 = 3;
  console.log(apply(4, 1, (value) => value * by), apply(3, 10, (value) => value - by));
  let seen: i32 = 0;
  console.log(
    apply(2, 0, (value) => {
      seen += 1;
      return value + seen;
    }),
    seen,
  );
}
