import type { FixedArray, i32, u8 } from 'bulkhead';

const list: FixedArray<u8, 5> = [1, 2, 3, 4, 5];
const long = new Uint16Array(12);
const plain = [7, 8, 9];

function tail([, second, ...others]: FixedArray<u8, 5>): i32 {
  others[0]! += 100;
  return second * 1000 + others.length * 100 + others[0]!;
}

export function scan(): void {
  const [first, ...rest] = list;
  list[1] = 99;
  rest[1]! += 10;
  console.log(first, rest.length, rest[0]!, rest[1]!, rest[3]!, list[1]!, list[2]!);
  for (let i: i32 = 0; i < 12; i++) long[i] = i * i;
  const [, , ...high] = long;
  console.log(high.length, high[0]!, high[9]!);
  const [a, ...more] = plain;
  more.forEach((value, index) => console.log(a, index, value));
  console.log(tail(list), list[2]!);
}
