import type { i32, u32, u8 } from 'bulkhead';
const big = { a: 4_000_000_000, b: [3_000_000_000, 1], c: { d: 4_294_967_295, e: -1 } } as const;
const table = [4_000_000_000, 2] as const;
const rows = [{ n: 4_000_000_000 }, { n: 7 }] as const;
const pairs = [
  ['x', 3_000_000_000],
  ['y', 5],
] as const;
let at: u8 = 1;
export function scan(): void {
  const x = big.a;
  let y = big.c.d;
  const z = table[0];
  const v = table[at]!;
  console.log(x, y, z, v, big.b[0], big.c.e, x - 1, y % 10);
  y -= 5;
  console.log(y, big.a >>> 1, big.b[at]! * 2);
  for (const row of rows) {
    const n = row.n;
    console.log(n, row.n + 1);
  }
  for (const [name, n] of pairs) {
    const twice = n >>> 1;
    console.log(name, n, twice);
  }
  const w: u32 = pairs[0][1];
  console.log(w);
  y += 5;
  y++;
}
