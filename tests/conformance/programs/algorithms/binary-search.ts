import { atMost, type i32 } from 'bulkhead';

const sorted = [2, 3, 5, 7, 11, 13, 17, 19, 23] as const;

function find(x: i32): i32 {
  let low = 0;
  let high = sorted.length - 1;
  for (const _ of atMost(5)) {
    if (low > high) break;
    const middle = (low + high) >> 1;
    const value = sorted[middle]!;
    if (value === x) return middle;
    if (value < x) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

export function scan(): void {
  for (let x = 0; x < 25; x += 3) console.log(x, find(x));
  console.log(find(2), find(23), find(11));
}
