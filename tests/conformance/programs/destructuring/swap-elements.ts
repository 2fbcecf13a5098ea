import type { i32 } from 'bulkhead';

const list: i32[] = [1, 2, 3];

export function scan(): void {
  let i: i32 = 0;
  [list[i], list[2]] = [list[2]!, list[i]!];
  console.log(list[0]!, list[1]!, list[2]!);
  i++;
}
