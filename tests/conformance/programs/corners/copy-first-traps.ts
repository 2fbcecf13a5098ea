import { copy, type i32 } from 'bulkhead';

// Random program 38775 of seed 20261126: the first argument is read before the second is looked at.
interface Pair {
  a: i32;
  b: i32;
}
const pairs: Pair[] = [
  { a: 1, b: 2 },
  { a: 3, b: 4 },
];
let calls: i32 = 0;
function told(at: i32): i32 {
  calls++;
  console.log('at', at, calls);
  return at;
}

export function scan(): void {
  copy(pairs[told(1)]!, pairs[told(0)]!);
  console.log(pairs[1]!.a, pairs[1]!.b);
  copy(pairs[told(7)]!, pairs[told(1)]!);
}
