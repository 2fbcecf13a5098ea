import type { FixedArray, i32, u8 } from 'bulkhead';

const source: FixedArray<u8, 2> = [1, 2];

function touch(value: u8): u8 {
  source[0] = value;
  source[1] = value + 1;
  return value;
}

export function scan(): void {
  const a: u8[] = [touch(10), ...source, touch(20), ...source];
  console.log(a[0]!, a[1]!, a[2]!, a[3]!, a[4]!, a[5]!);
  const b: u8[] = [...source, touch(30), ...source];
  console.log(b[0]!, b[1]!, b[2]!, b[3]!, b[4]!);
  const grid: FixedArray<FixedArray<u8, 2>, 2> = [
    [1, 2],
    [3, 4],
  ];
  let i: i32 = 0;
  const c: u8[] = [...grid[i++]!, ...grid[i++]!];
  console.log(c[0]!, c[3]!, i);
}
