import type { FixedArray, i32, u8 } from 'bulkhead';
const grid: FixedArray<FixedArray<u8, 3>, 2> = [
  [1, 2, 3],
  [4, 5, 6],
];
let row: i32 = 0;
function r(): i32 {
  console.log('r', row);
  return row;
}
function c(): i32 {
  console.log('c');
  return 1;
}
export function scan(): void {
  grid[r()]![c()] = grid[1]![c() + 1]! + 1;
  row = 1;
  grid[r()]![c()]! += grid[0]![r()]!;
  console.log(grid[0]![1]!, grid[1]![1]!);
  row = 2;
  grid[r()]![c()] = 1;
}
