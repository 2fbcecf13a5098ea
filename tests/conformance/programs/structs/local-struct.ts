import type { i32 } from 'bulkhead';

interface Sum {
  count: i32;
  total: i32;
}

function add(sum: Sum, value: i32): void {
  sum.count++;
  sum.total += value;
}

export function scan(): void {
  for (let turn = 0; turn < 2; turn++) {
    const sum: Sum = { count: 0, total: turn };
    add(sum, 5);
    add(sum, 6);
    console.log(sum.count, sum.total);
  }
}
