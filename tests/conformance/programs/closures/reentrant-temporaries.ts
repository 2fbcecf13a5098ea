import type { i32 } from 'bulkhead';

const sums: i32[] = [0, 0, 0];

/** Runs once more inside itself: what it holds on to must be its own. */
function add(at: i32, value: () => i32): i32 {
  sums[at]! += value();
  let n: i32 = at;
  return n++ + sums[at]! * 10;
}

export function scan(): void {
  console.log(add(0, () => add(1, () => add(2, () => 5) + 1) + 1));
  console.log(sums[0]!, sums[1]!, sums[2]!);
}
