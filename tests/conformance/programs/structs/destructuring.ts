import type { i32 } from 'bulkhead';

interface Limits {
  low: i32;
  high: i32;
}
const limits: Limits = { low: 1, high: 9 };
const list: i32[] = [5, 6, 7];

export function scan(): void {
  const { low, high } = limits;
  limits.low = 100;
  const { low: changed, high: same } = limits;
  console.log(low, high, changed, same);
  const first = list[0]!;
  list[0] = 50;
  console.log(first, list[0]!);
}
