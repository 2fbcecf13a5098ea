import type { i32 } from 'bulkhead';
const list: i32[] = [10, 20, 30, 40];
let at: i32 = 0;
export function scan(): void {
  list[at++] += at;
  list[++at] *= at--;
  console.log(list[0]!, list[1]!, list[2]!, list[3]!, at);
  list[at] = at = 3;
  console.log(list[1]!, at);
  list[at--]! += list[at]!;
  console.log(list[3]!, at);
  const old = list[at]++ + list[at]--;
  console.log(old, list[at]!, at);
  at = list[at = 1]! > 0 ? at + 1 : 0;
  console.log(at);
}
