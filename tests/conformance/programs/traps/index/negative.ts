import type { i32 } from 'bulkhead';

const list: i32[] = [1, 2, 3];

export function scan(): void {
  for (let i = 2; i >= -1; i--) console.log(list[i]!);
}
