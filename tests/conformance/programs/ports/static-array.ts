/** Arrays of fixed length as tables and as memory. */
import { assert, type FixedArray, type i32, type u8 } from 'bulkhead';

const primes = [2, 3, 5, 7, 11, 13] as const;
const counts: FixedArray<u8, 4> = [0, 0, 0, 0];
const grid: FixedArray<FixedArray<i32, 3>, 2> = [
  [1, 2, 3],
  [4, 5, 6],
];

export function scan(): void {
  let sum: i32 = 0;
  for (const prime of primes) sum += prime;
  assert(sum === 41 && primes.length === 6, 'table');
  for (const prime of primes) counts[prime & 3]! += 1;
  console.log(counts[0]!, counts[1]!, counts[2]!, counts[3]!);
  for (let row = 0; row < 2; row++) {
    for (let column = 0; column < 3; column++) grid[row]![column] = grid[row]![column]! * (row === 0 ? 1 : -1);
  }
  console.log(grid[0]![2]!, grid[1]![0]!, grid[1]![2]!);
}
