import { type f32, type i32, u8 } from 'bulkhead';
const list: i32[] = [3, 1, 2];
let outer: f32 = 0.1;
function each(n: i32, f: (k: i32) => void): void {
  for (let k = 0; k < n && k < 4; k++) f(k);
}
export function scan(): void {
  let small: u8 = 250;
  let real: f32 = 0.1;
  let found: i32 | null = null;
  each(3, (k) => {
    each(2, (j) => {
      small = u8.wrap(small + k * j + 1);
      real += 0.1;
      outer *= 1.1;
      if (k === 2 && j === 1) found = list[k]!;
    });
    list[k]! += k;
  });
  console.log(small, real, outer, found ?? -1, list[0]!, list[1]!, list[2]!);
  const grow = (by: i32): i32 => {
    small = u8.clamp(small + by);
    return small;
  };
  console.log(grow(100) + grow(1), small, grow(-1000), list.map((v): i32 => v * grow(1))[2]!);
}
