import type { i32, u8 } from 'bulkhead';

const grid = new Uint8Array(12);

export function scan(): void {
  for (let row = 0; row < 3; row++) for (let column = 0; column < 4; column++) grid[row * 4 + column] = row * 10 + column;
  let sum: i32 = 0;
  for (const x of grid) sum += x;
  const last: u8 = grid[11]!;
  console.log(sum, last);
  for (let row = 0; row < 4; row++) sum -= grid[row * 4 + 1]!;
  console.log(sum);
}
