import type { i8, i32, u8, u16, u32 } from 'bulkhead';

function f(a: u8, b: i8, c: u16, d: u32, e: i32, f: boolean, g: u8, h: i32): i32 {
  return a + b * 2 + c * 3 + (d % 1000) * 4 + e * 5 + (f ? 1000000 : 0) + g * 6 + h * 7;
}

export function scan(): void {
  console.log(f(255, -128, 65535, 4294967295, -1, true, 1, 2), f(0, 0, 0, 0, 0, false, 0, 0));
}
