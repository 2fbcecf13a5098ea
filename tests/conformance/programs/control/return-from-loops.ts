import type { i32 } from 'bulkhead';

const grid: i32[] = [5, 3, 9, 1, 7, 2];

function find(x: i32): i32 {
  for (let row = 0; row < 2; row++) {
    for (let column = 0; column < 3; column++) {
      if (grid[row * 3 + column] === x) return row * 10 + column;
    }
  }
  return -1;
}

export function scan(): void {
  console.log(find(5), find(9), find(1), find(2), find(8));
}
