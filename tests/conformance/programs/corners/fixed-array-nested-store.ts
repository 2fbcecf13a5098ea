import type { FixedArray, i32, u8 } from 'bulkhead';
const cube: FixedArray<FixedArray<FixedArray<u8, 2>, 3>, 2> = [
  [
    [1, 2],
    [3, 4],
    [5, 6],
  ],
  [
    [7, 8],
    [9, 10],
    [11, 12],
  ],
];
let i: i32 = 1;
function row(plane: FixedArray<FixedArray<u8, 2>, 3>, at: i32): FixedArray<u8, 2> {
  return plane[at]!;
}
export function scan(): void {
  const plane = cube[i]!;
  i = 0;
  plane[2]![i]! += 100;
  row(cube[i]!, 2)[1] = cube[1]![i]![1]!;
  console.log(cube[1]![2]![0]!, cube[0]![2]![1]!, cube.length, plane.length, plane[0]!.length);
  let sum: i32 = 0;
  for (const p of cube) for (const r of p) for (const v of r) sum = (sum * 3 + v) % 100_003;
  console.log(sum);
  i = 3;
  row(plane, i)[0] = 1;
}
