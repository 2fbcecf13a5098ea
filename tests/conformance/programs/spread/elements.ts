import type { FixedArray, f32, i32, u16, u8 } from 'bulkhead';

const head: FixedArray<u8, 2> = [1, 2];
const couple: [u8, u8] = [6, 7];
const table = [10, 20, 30] as const;
const wide: u16[] = [...head, 1000, ...head];
const long = new Uint8Array(20);

function last(list: readonly u16[]): u16 {
  return list[list.length - 1]!;
}

export function scan(): void {
  head[1] = 9;
  console.log(wide.length, wide[1]!, wide[4]!, last([...head, 7]), last([5, ...head]));
  const copy = [...table, ...table, 40];
  copy[0]! += 1;
  console.log(copy.length, copy[0]!, copy[5]!, copy[6]!, table[0]);
  long.forEach((_, index) => {
    long[index] = index * 3;
  });
  const tail: u8[] = [255, ...long];
  tail[1] = 77;
  console.log(tail.length, tail[0]!, tail[1]!, tail[20]!, long[0]!);
  const floats: f32[] = [0.5, ...head];
  console.log(floats[0]!, floats[2]! / 2);
  const flags = [true, ...[false, true]];
  console.log(flags.length, flags[1]!);
  const nested: FixedArray<FixedArray<u8, 2>, 2> = [[...couple], [3, 4]];
  nested[0][0] = 50;
  console.log(nested[0][0], nested[0][1]!, head[0]);
  let sum: i32 = 0;
  for (const value of [...wide, ...wide]) sum += value;
  console.log(sum);
}
