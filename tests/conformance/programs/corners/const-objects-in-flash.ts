import type { FixedArray, i16, u8 } from 'bulkhead';
const table = [
  { name: 'a', limits: [1, 2], on: true },
  { name: 'b', limits: [3, -4], on: false },
] as const;
const curve: readonly (readonly [x: i16, y: i16])[] = [
  [0, 10],
  [5, -20],
];
const mixed = { list: [1, 2, 3], pair: [7, true], deep: { k: -1 } } as const;
let at: u8 = 1;
export function scan(): void {
  for (const { name, limits, on } of table) console.log(name, limits[0], limits[1], on);
  console.log(table[at]!.limits[at]!, curve[at]![1], mixed.list[at]!, mixed.pair[0], mixed.pair[1], mixed.deep.k);
  const row = table[1];
  const alias = curve[0]!;
  console.log(row.name, row.limits.length, alias[0] + alias[1], mixed.list.length);
  at += 2;
  console.log(curve[at]![0]);
}
