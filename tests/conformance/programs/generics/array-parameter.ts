import type { FixedArray, i32, u8 } from 'bulkhead';

function count<T, N extends number>(list: FixedArray<T, N>, wanted: T): i32 {
  let found: i32 = 0;
  for (const item of list) if (item === wanted) found++;
  return found;
}
const bytes: FixedArray<u8, 4> = [1, 2, 1, 1];
const flags: FixedArray<boolean, 3> = [false, true, false];

export function scan(): void {
  console.log(count<u8, 4>(bytes, 1), count<boolean, 3>(flags, true));
}
