import type { FixedArray, i32, u8 } from 'bulkhead';

const list: u8[] = [4, 5, 6];
const fixed: FixedArray<i32, 2> = [-1, -2];

export function scan(): void {
  list.forEach((value, index, array) => {
    console.log(index, value, array.length, array[array.length - 1 - index]!);
    if (index === 0) array[1] = 50;
  });
  fixed.forEach((value, index, array) => console.log(value, index, array[0]));
  const words = new Uint16Array(2);
  words.forEach((value, index, array) => {
    array[index] = value - index - 1;
  });
  words.subarray(1).forEach((value, index) => console.log(value, index));
  list.forEach(() => {
    list[2]! += 1;
  });
  let order: i32 = 0;
  list.forEach((value) => (order = order * 100 + value));
  console.log(order);
}
