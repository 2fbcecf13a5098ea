/** Heap sort of 1024 i32. */
import { atMost, i32, u32 } from 'bulkhead';

const SIZE = 1024;
const values = new Int32Array(SIZE);

function fill(): void {
  let seed: u32 = 42;
  for (let index = 0; index < SIZE; index++) {
    seed = u32.wrap(Math.imul(seed, 1664525) + 1013904223);
    values[index] = i32.wrap(seed);
  }
}

/** Lets the value at `root` sink to its place in the heap of the first `size` values. */
function sink(root: i32, size: i32): void {
  const value = values[root];
  let at = root;
  for (const _ of atMost(11)) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && values[child + 1] > values[child]) child++;
    if (values[child] <= value) break;
    values[at] = values[child];
    at = child;
  }
  values[at] = value;
}

function sort(): void {
  for (let root = Math.trunc(SIZE / 2) - 1; root >= 0; root--) sink(root, SIZE);
  for (let last = SIZE - 1; last > 0; last--) {
    const largest = values[0];
    values[0] = values[last];
    values[last] = largest;
    sink(0, last);
  }
}

export function run(): u32 {
  fill();
  sort();
  let sum: u32 = 0;
  for (const value of values) sum = u32.wrap(Math.imul(sum, 31) + value);
  return sum;
}
