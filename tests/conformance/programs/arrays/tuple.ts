import type { i32 } from 'bulkhead';

const pair: [i32, i32] = [3, 4];

export function scan(): void {
  const [a, b] = pair;
  pair[0] = 30;
  console.log(a, b, pair[0], pair[1], pair.length);
}
