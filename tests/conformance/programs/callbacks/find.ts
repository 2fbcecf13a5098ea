import { type FixedArray, type f32, type i16, type i32, u8 } from 'bulkhead';

interface Tank {
  id: u8;
  level: i16;
}
const tanks: Tank[] = [
  { id: 1, level: -5 },
  { id: 4, level: 300 },
  { id: 9, level: 20 },
];
const numbers: FixedArray<i32, 4> = [5, -7, 70_000, -7];
const bytes = new Uint8Array(3);
const gains: f32[] = [0.5, 2.25];
let wanted: u8 = 4;
let asked: u8 = 0;

function levelOf(id: u8): i16 {
  return tanks.find((tank) => tank.id === id)?.level ?? -1;
}
function isNegative(value: i32): boolean {
  asked++;
  return value < 0;
}
function firstOf(list: readonly Tank[]): i16 {
  return list.find((tank) => tank.level > 0)!.level;
}

export function scan(): void {
  console.log(levelOf(1), levelOf(wanted), levelOf(5), firstOf(tanks));
  console.log(numbers.find(isNegative) ?? 0, asked, numbers.find((x) => x > 1_000_000) ?? 9, asked);
  bytes[1] = 7;
  console.log(bytes.find((byte) => byte > 6) ?? 0, bytes.find((byte) => byte > 7) ?? 255);
  console.log(gains.find((gain) => gain > 1) ?? 0);
  // Found as it was, also when the function changes it.
  console.log(numbers.find((x, index) => { numbers[index] = 1; return x === 70_000; }) ?? 0, numbers[2]!);
  // It is the object itself.
  const tank = tanks.find((each) => each.id === 9)!;
  tank.level++;
  console.log(tanks[2]!.level);
  wanted = u8.wrap(wanted + 100);
  console.log(tanks.find((each) => each.id === wanted)!.level);
}
