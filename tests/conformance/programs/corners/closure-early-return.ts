import type { i32 } from 'bulkhead';
const list: i32[] = [3, -1, 4, -1, 5];
function firstNegative(limit: i32): i32 {
  let found: i32 = -99;
  list.forEach((value, at) => {
    if (found !== -99) return;
    if (value < limit) found = at;
  });
  if (found >= 0) return found;
  return list.findIndex((value) => {
    if (value > 4) return true;
    return false;
  });
}
export function scan(): void {
  console.log(firstNegative(0), firstNegative(-5), list.find((value) => value > 3) ?? 0);
  const folded = list.reduce<i32>((sum, value, at) => {
    if (at % 2 === 1) return sum;
    return sum * 2 + value;
  }, 1);
  console.log(folded);
}
