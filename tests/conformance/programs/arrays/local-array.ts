import type { i32, u8 } from 'bulkhead';

function digits(value: i32): i32 {
  const found = new Uint8Array(10);
  let rest = value;
  let count = 0;
  while (rest > 0 && count < 10) {
    found[count] = rest % 10;
    rest = Math.trunc(rest / 10);
    count++;
  }
  let reversed: i32 = 0;
  for (let i = 0; i < count; i++) reversed = reversed * 10 + found[i]!;
  return reversed;
}

export function scan(): void {
  console.log(digits(12345), digits(100), digits(0));
  const local: u8[] = [9, 8, 7];
  local[1] = local[0]! + local[2]!;
  console.log(local[0]!, local[1]!, local[2]!);
}
