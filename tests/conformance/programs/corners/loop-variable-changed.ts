import type { i32 } from 'bulkhead';
const list: i32[] = [4, 0, 7, 2];
export function scan(): void {
  let sum: i32 = 0;
  for (let i = 0; i < list.length; i++) {
    if (list[i] === 0) i++;
    sum = sum * 10 + i;
  }
  console.log(sum);
  for (const value of list) {
    list[3]! += value;
    sum += value;
  }
  console.log(sum, list[3]!);
  for (let value of list) {
    value += 1;
    sum -= value;
  }
  console.log(sum, list[0]!);
}
