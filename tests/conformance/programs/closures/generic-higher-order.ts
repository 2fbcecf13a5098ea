import type { FixedArray, i32, u16, u8 } from 'bulkhead';

function largest<T>(list: readonly T[], better: (a: T, b: T) => boolean): i32 {
  let best: i32 = 0;
  for (let i: i32 = 1; i < list.length; i++) if (better(list[i]!, list[best]!)) best = i;
  return best;
}

function convert<T, U>(from: readonly T[], to: U[], step: (value: T, index: i32) => U): void {
  for (let i: i32 = 0; i < from.length; i++) to[i] = step(from[i]!, i);
}

interface Reading {
  at: u16;
  level: u8;
}

export function scan(): void {
  const bytes: u8[] = [3, 200, 90];
  console.log(largest(bytes, (a, b) => a > b), largest(bytes, (a, b) => a < b));
  const readings: Reading[] = [
    { at: 5, level: 9 },
    { at: 9, level: 4 },
  ];
  console.log(largest(readings, (a, b) => a.level < b.level));
  const wide: u16[] = [0, 0, 0];
  convert(bytes, wide, (value, index): u16 => value * 300 + index);
  console.log(wide[0]!, wide[1]!, wide[2]!);
  const flags: boolean[] = [false, false, false];
  convert<u8, boolean>(bytes, flags, (value) => value > 50);
  console.log(flags[0]!, flags[1]!, flags[2]!);
  const pair: FixedArray<u8, 2> = [1, 2];
  console.log(pair.length);
}
