import { i8, i16, type i32, type u16, u32 } from 'bulkhead';

// Random program 3962 of seed 20261127: GCC lost the shift, as the sum had become one that overflows.
let low: u16 = 65534;
let all: u32 = 4294967295;
let none: i16 = 0;
function edge(): i32 {
  return low - 2147483647 + i16.wrap(all);
}

export function scan(): void {
  console.log((low - 2147483647 + i16.wrap(all)) >> ((low >>> 1) ^ (none >>> 7)));
  console.log((low - 2147483640 + i8.wrap(all * 8)) >> (low & 31), Math.trunc((low - 2147483647 + i16.wrap(all)) / 3));
  console.log((low - 2147483647 + i16.wrap(all)) & -2147483648, low - 2147483647 + i16.wrap(all) < -5);
  console.log(edge() >> (low & 31), edge() >>> 1, edge() ^ -1, Math.abs(edge() + 1));
  console.log((2147483647 - low - i16.wrap(all)) >> (low >>> 11), (i16.wrap(all) - (2147483647 - low)) >> 4);
  low = 65534;
}
