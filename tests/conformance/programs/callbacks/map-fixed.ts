import type { FixedArray, f32, i32, u16, u8 } from 'bulkhead';

interface Pair {
  a: u8;
  b: i32;
}

const list: u8[] = [1, 2, 3];
const fixed: FixedArray<u8, 3> = [10, 20, 30];
const bytes = new Uint8Array([250, 5]);
const squares = list.map((value): u16 => value * value);

export function scan(): void {
  const wide = fixed.map((value): u16 => value * 100);
  const flags = list.map((value) => value > 1);
  const pairs = list.map((value, index): Pair => ({ a: value, b: -index }));
  fixed[0] = 99;
  pairs[1]!.b = 7;
  console.log(wide[0]!, wide[1]!, wide[2]!, flags[0]!, flags[1]!, pairs[1]!.b, pairs[2]!.b, squares[2]!);
  const wrapped = bytes.map((value, index) => value * 2 + index);
  console.log(wrapped[0]!, wrapped[1]!, wrapped.length, bytes[0]!);
  const halves = new Float32Array([1, 3]).map((value) => value / 2);
  console.log(halves[0]!, halves[1]!);
  console.log(fixed.map((value): f32 => f(value)).reduce<f32>((sum, value) => sum + value, 0));
  console.log(list.map((value): u8 => value + 253)[2]!);
}

function f(value: u8): f32 {
  return value;
}
