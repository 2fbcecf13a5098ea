/** All 5040 permutations of seven elements by Heap's algorithm, without recursion. */
import { atMost, type i32, u32 } from 'bulkhead';

const N = 7;
const items = new Uint8Array(N);
const counters = new Uint8Array(N);

function swap(first: i32, second: i32): void {
  const saved = items[first];
  items[first] = items[second];
  items[second] = saved;
}

export function run(): u32 {
  for (let index = 0; index < N; index++) {
    items[index] = index;
    counters[index] = 0;
  }
  let permutations: u32 = 1;
  let sum: u32 = 0;
  let level = 1;
  for (const _ of atMost(10000)) {
    if (level >= N) break;
    if (counters[level] < level) {
      swap((level & 1) === 0 ? 0 : counters[level], level);
      sum = u32.wrap(Math.imul(sum, 31) + items[0] * 7 + items[N - 1]);
      permutations++;
      counters[level]++;
      level = 1;
    } else {
      counters[level] = 0;
      level++;
    }
  }
  return u32.wrap(sum + permutations);
}
