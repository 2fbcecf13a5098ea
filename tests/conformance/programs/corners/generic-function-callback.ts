import { f32, type i32, u8 } from 'bulkhead';
function apply<T extends u8 | i32 | f32>(value: T, step: (x: T) => T): T {
  return step(step(value));
}
function fold<T extends u8 | i32, R extends i32 | f32>(list: readonly T[], start: R, step: (sum: R, x: T) => R): R {
  let sum = start;
  for (const x of list) sum = step(sum, x);
  return sum;
}
const bytes: u8[] = [1, 2, 250];
const words: i32[] = [-5, 70_000];
export function scan(): void {
  const by: i32 = 3;
  console.log(apply<i32>(5, (x) => x * by), apply<f32>(0.1, (x) => x + x));
  console.log(fold<u8, i32>(bytes, 0, (sum, x) => sum * 2 + x), fold<i32, i32>(words, 1, (sum, x) => sum + x));
  console.log(fold<u8, f32>(bytes, 0.5, (sum, x) => sum + f32(x)));
  console.log(apply<u8>(100, (x) => u8(x * 2)));
}
