import type { i32, u8 } from 'bulkhead';

const list: u8[] = [1, 2, 3];

function at(i: i32): u8 {
  switch (i) {
    case 0:
    case 2:
      return list[i]!;
    case 3:
      i -= 2;
    case 1:
      return list[i]!;
    default:
      return list[i]!;
  }
}

export function scan(): void {
  console.log(at(0), at(1), at(2), at(3));
  console.log(at(4));
}
