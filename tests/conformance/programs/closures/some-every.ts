import type { i32 } from 'bulkhead';

const list: i32[] = [3, -1, 8];
let calls = 0;

export function scan(): void {
  const limit: i32 = 5;
  console.log(list.some((value) => value > limit), list.every((value) => value > limit));
  console.log(
    list.some((value) => {
      calls++;
      return value < 0;
    }),
    calls,
  );
  console.log(
    list.every((value) => {
      calls++;
      return value === 3;
    }),
    calls,
  );
}
