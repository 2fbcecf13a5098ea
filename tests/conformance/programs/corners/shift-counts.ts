import type { i32, u32, u8 } from 'bulkhead';
let one: i32 = 1;
let by: u8 = 31;
let all: u32 = 0xffff_ffff;
export function scan(): void {
  for (const extra of [0, 1, 2, 33]) {
    const count = by + extra;
    console.log(count, one << count, (-1 << count) >>> 0, all >>> count, (all | 0) >> count, (1 << count) >>> 0);
  }
  by = 255;
  console.log(one << by, all >>> by, one << (by & 7), ~all, -(all | 0));
  console.log((all & 0xff00) | 5, all ^ -1, (all >> 4) ^ 1, (one << 31) >>> 0, (one << 31) - 1);
}
