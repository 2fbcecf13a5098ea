import type { i32, u8 } from 'bulkhead';

function largest<T extends number>(a: T, b: T): T {
  return a > b ? a : b;
}
function first<T>(list: readonly T[], otherwise: T): T {
  return list.length > 0 ? list[0]! : otherwise;
}
const bytes: u8[] = [7, 8];
const flags: boolean[] = [true];

export function scan(): void {
  const a: u8 = 200;
  const b: u8 = 100;
  const c: i32 = -5;
  console.log(largest<u8>(a, b), largest<i32>(c, a), first(bytes, 0), first(flags, false));
}
