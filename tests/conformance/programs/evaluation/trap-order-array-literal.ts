import type { i32, u8 } from 'bulkhead';
let n: i32 = 300;
function say(k: i32): i32 {
  console.log('say', k);
  return k;
}
export function scan(): void {
  const list: u8[] = [say(1) + 0, n + 0, say(3) + 0];
  console.log(list[0]!);
}
