import type { i32, u8 } from 'bulkhead';
let n: i32 = 200;
function add(a: i32): i32 {
  return a + 100;
}
export function scan(): void {
  const fine: u8 =
    n +
    55;
  console.log(fine);
  const list: u8[] = [
    1,
    add(n) - 100,
    add(
      n,
    ),
  ];
  console.log(list.length);
}
