import { atMost, type i32 } from 'bulkhead';
const list: i32[] = [5, 6, 7];
export function scan(): void {
  let sum: i32 = 0;
  let i: i32 = -1;
  for (const _ of atMost(3)) {
    i++;
    const j = i * 2;
    const add = (by: i32): i32 => {
      sum += by * j + i;
      return sum;
    };
    list.forEach((value) => {
      if (value === 6) return;
      add(value);
    });
    i += add(0) > 1000 ? 1 : 0;
    console.log(i, j, sum);
  }
}
