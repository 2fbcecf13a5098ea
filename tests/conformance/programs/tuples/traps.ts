import type { i32, u8 } from 'bulkhead';
const pairs: [u8, i32][] = [
  [250, 1],
  [0, 2],
];
let at: i32 = 0;
function next(): i32 {
  at++;
  console.log('at', at);
  return at;
}
export function scan(): void {
  pairs[next()]![0] += 5;
  [pairs[0]![0], pairs[1]![1]] = [255, next()];
  console.log(pairs[0]![0], pairs[1]![0], pairs[1]![1]);
  const made: [u8, i32] = [pairs[0]![0] + 0, next()];
  console.log(made[0]);
  pairs[next()]![0] = 1;
}
