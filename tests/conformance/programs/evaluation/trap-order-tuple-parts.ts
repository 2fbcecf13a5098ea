import type { i32, u8 } from 'bulkhead';
const list: [u8, i32][] = [
  [1, 10],
  [2, 20],
];
let at: i32 = 0;
function next(): i32 {
  at++;
  console.log('at', at);
  return at;
}
export function scan(): void {
  const [a, b] = list[at]!;
  list[next()]![1] += list[at]![0] * next();
  console.log(a, b, list[1]![1]);
  at = 0;
  [list[at]![0], list[next()]![0]] = [list[1]![0], list[0]![0]];
  console.log(list[0]![0], list[1]![0]);
  const [c] = list[next()]!;
  console.log(c);
}
