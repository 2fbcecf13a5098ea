import type { i32, u8 } from 'bulkhead';
const list: u8[] = [1, 2, 3];
let at: i32 = 3;
function mark(digit: i32): i32 {
  console.log('mark', digit);
  return digit;
}
export function scan(): void {
  list[mark(1)] = mark(2) + 250;
  console.log(list[1]!);
  list[at] = mark(3) + 0;
}
