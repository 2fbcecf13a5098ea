import type { i32, u8 } from 'bulkhead';
let on = false;
let n: u8 | null = null;
let calls: i32 = 0;
function yes(): boolean {
  calls++;
  return true;
}
function five(): u8 {
  calls += 10;
  return 5;
}
function clear(): void {
  n = null;
}
export function scan(): void {
  on ||= yes();
  on ||= yes();
  on &&= !yes();
  on &&= yes();
  console.log(on, calls);
  n ??= five();
  n ??= five();
  console.log(n, calls);
  clear();
  const m = n ?? five();
  console.log(m, n === null, calls);
}
