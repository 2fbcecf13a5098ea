import type { f32, i32 } from 'bulkhead';
const table: readonly (readonly [i32, f32, boolean])[] = [
  [1, 0.1, true],
  [2, 0.2, false],
  [3, 0.3, true],
];
export function scan(): void {
  let sum: f32 = 0;
  let n2: i32 = 0;
  let x2: f32 = 0;
  outer: for (const [n, x, on] of table) {
    for (const [m, y] of table) {
      if (m > n) continue outer;
      if (!on) break;
      sum += x * y;
    }
    console.log(n, sum);
  }
  for (const row of table) {
    [n2, x2] = row;
    const [n, ...rest] = row;
    console.log(n2 * 2, x2 * 3, n, rest[0] * 3, rest[1]);
  }
}
