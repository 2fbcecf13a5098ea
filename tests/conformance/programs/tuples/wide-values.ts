import { type f64, type i64, u64, type u8 } from 'bulkhead';
const wide: [u8, f64, i64, u8, u64] = [1, 0.1, -1n, 2, u64(5n)];
const more: [u8, [i64, boolean], u8][] = [
  [1, [-9_000_000_000n, true], 2],
  [3, [4n, false], 5],
];
function move(w: readonly [u8, f64, i64, u8, u64]): [i64, f64] {
  return [w[2] * 2n, w[1] * 3];
}
export function scan(): void {
  const [big, real] = move(wide);
  console.log(big, real, wide[4]);
  wide[2] = more[0]![1][0];
  wide[4] = u64.wrap(-1n);
  for (const [a, [b, c], d] of more) console.log(a, b, c, d);
  console.log(wide[2], wide[4], wide[3], more[1]![1][0] + wide[2]);
  wide[4] += 1n;
}
