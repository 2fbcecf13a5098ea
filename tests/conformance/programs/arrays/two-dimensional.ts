import type { FixedArray, i32 } from 'bulkhead';

const grid: FixedArray<FixedArray<i32, 3>, 2> = [
  [1, 2, 3],
  [4, 5, 6],
];

export function scan(): void {
  let sum: i32 = 0;
  for (let row = 0; row < 2; row++) {
    for (let column = 0; column < 3; column++) {
      sum += grid[row]![column]! * (row + 1);
      grid[row]![column]! += 10;
    }
  }
  const last = grid[1]!;
  last[2] = -1;
  console.log(sum, grid[0][0], grid[0][2]!, grid[1]![0], grid[1]![2]!);
}
