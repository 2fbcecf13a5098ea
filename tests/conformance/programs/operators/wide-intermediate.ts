/** Intermediate values are exact up to 2^53. */
import { type i32, i32 as toI32, type u32, u32 as toU32 } from 'bulkhead';

let a: i32 = 2147483647;
let b: u32 = 4294967295;

export function scan(): void {
  console.log(a + a + a + a, a * 4194304, b * 2097151, b * 2097152 - 1);
  console.log((a + a) - a, (a * 4194303) % 1000, Math.trunc((a * 1000) / 1000));
  console.log(toI32.wrap(a + 1), toU32.wrap(b + 1), toI32.wrap(b * 3), toU32.wrap(-a * 5));
  console.log(toI32.clamp(b), toU32.clamp(-a), toI32.clamp(-b));
}
