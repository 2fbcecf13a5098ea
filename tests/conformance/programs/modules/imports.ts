import type { i32 } from 'bulkhead';
import { count, increment, LIMIT, type Pair, twice as doubled } from './modules/counter.ts';

const pair: Pair = { a: 1, b: LIMIT };

export function scan(): void {
  increment();
  increment();
  const n: i32 = count();
  console.log(n, doubled(n), LIMIT, pair.a + pair.b);
}
