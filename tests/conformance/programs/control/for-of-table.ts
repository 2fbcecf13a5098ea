import type { i32 } from 'bulkhead';

const table = [7, 8, 9] as const;
const steps = [
  [1, 2],
  [3, 4],
] as const;

export function scan(): void {
  let sum: i32 = 0;
  for (const x of table) sum = sum * 10 + x;
  console.log(sum, table.length);
  for (const step of steps) console.log(step[0], step[1]);
}
