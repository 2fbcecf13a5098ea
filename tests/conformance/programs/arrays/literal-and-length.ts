import type { i16, i32 } from 'bulkhead';

const list: i16[] = [-1, 2, -3, 32767];

function total(values: i16[]): i32 {
  let sum: i32 = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

export function scan(): void {
  console.log(list.length, total(list));
  list[0] = -32768;
  console.log(total(list), list[list.length - 1]!);
}
