import type { FixedArray, i32, u8 } from 'bulkhead';
const grid: FixedArray<FixedArray<u8, 3>, 2> = [
  [1, 2, 3],
  [4, 5, 6],
];
let row: i32 = 1;
function c(): i32 {
  console.log('c');
  row++;
  return 1;
}
export function scan(): void {
  console.log(grid[row]![c()]!);
  console.log(grid[row]![c()]!);
}
