/** Insertion sort of 256 i16. */
import { type i32, u32 } from 'bulkhead';

const SIZE = 256;
const values = new Int16Array(SIZE);

function fill(): void {
  let seed: u32 = 42;
  for (let index = 0; index < SIZE; index++) {
    seed = u32.wrap(Math.imul(seed, 1664525) + 1013904223);
    values[index] = seed >>> 16;
  }
}

function sort(): void {
  for (let sorted = 1; sorted < SIZE; sorted++) {
    const value = values[sorted];
    let at: i32 = sorted;
    while (at > 0 && values[at - 1] > value) {
      values[at] = values[at - 1];
      at--;
    }
    values[at] = value;
  }
}

export function run(): u32 {
  fill();
  sort();
  let sum: u32 = 0;
  for (const value of values) sum = u32.wrap(Math.imul(sum, 31) + value);
  return sum;
}
