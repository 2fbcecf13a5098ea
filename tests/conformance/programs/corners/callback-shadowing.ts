import type { i32 } from 'bulkhead';
const list: i32[] = [1, 2];
let value: i32 = 50;
export function scan(): void {
  const at: i32 = 9;
  list.forEach((value, at) => {
    const inner = (at: i32): i32 => value * 10 + at;
    console.log(inner(at + 1), value);
    value += 100;
    console.log(value, list[at]!);
  });
  value++;
  console.log(value, at);
}
