import type { i16, i32, u8 } from 'bulkhead';
let last: i16 | null = null;
const slots: (u8 | null)[] = [null, 5, null];
const box: { n: i32 | null; mode: 'a' | 'b' | null } = { n: null, mode: null };
function set(value: i16 | null): void {
  last = value;
}
export function scan(): void {
  console.log(last === null, last ?? 7);
  set(-3);
  console.log(last, (last ?? 0) + 1, last !== null && last < 0);
  slots[0] = 9;
  slots[1] = null;
  for (const slot of slots) console.log(slot === null ? -1 : slot * 2);
  box.n ??= 4;
  box.mode ??= 'b';
  box.n! += 10;
  console.log(box.n, box.mode, box.mode === 'b');
  box.mode = null;
  set(null);
  console.log(box.mode ?? 'a', last);
  console.log(slots[2]! + 1);
}
