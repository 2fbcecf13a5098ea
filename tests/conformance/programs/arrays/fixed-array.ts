import type { FixedArray, i32, u8 } from 'bulkhead';

const key: FixedArray<u8, 4> = [1, 2, 3, 4];

function mix(values: FixedArray<u8, 4>): i32 {
  let h: i32 = 0;
  for (const value of values) h = h * 5 + value;
  return h;
}

export function scan(): void {
  console.log(mix(key), key.length);
  key[3] = 255;
  key[0]--;
  console.log(mix(key), key[0], key[3]!);
}
