import type { FixedArray, u8 } from 'bulkhead';

const a: FixedArray<u8, 2> = [1, 2];

export function scan(): void {
  const b: u8[] = [...a, 9];
  b[0] = 50;
  console.log(b.length, b[0]!, b[1]!, b[2]!, a[0]);
}
