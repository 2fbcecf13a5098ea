import type { i32 } from 'bulkhead';
const rows: i32[] = [1, 2, 3];
const columns: i32[] = [10, 20];
function twice(action: (turn: i32) => i32): i32 {
  return action(1) * 100 + action(2);
}
export function scan(): void {
  let total: i32 = 0;
  let depth: i32 = 0;
  rows.forEach((row, at) => {
    depth++;
    const scaled = row * depth;
    columns.forEach((column) => {
      total += twice((turn) => {
        depth += turn;
        return scaled + turn * at;
      });
      total -= column;
    });
    console.log(row, at, scaled, depth, total);
  });
  const some = rows.some((row) => columns.every((column) => column > row * 5 + total - total));
  console.log(some, total);
}
