import { i64, type i32, u64, type u32, type u8 } from 'bulkhead';

let small: i32 = -7;
let wide: u32 = 4294967295;
let byte: u8 = 200;
let yes = true;
let a: i64 = -5n;
let b: u64 = 18446744073709551615n;
let c: i64 = 9223372036854775807n;

export function scan(): void {
  console.log(i64(small), i64(wide), u64(byte), i64(yes), u64(false), i64(small * 3 - 1), u64(7));
  console.log(i64.wrap(b), u64.wrap(a), u64.wrap(small), i64.wrap(wide), i64.wrap(18446744073709551610n));
  console.log(i64.clamp(b), u64.clamp(a), u64.clamp(small), i64.clamp(c), u64.clamp(b), i64.clamp(-99999999999999999999n));
  console.log(i64.min, i64.max, u64.min, u64.max);
  console.log(u64(c), i64(b - 9223372036854775808n));
}
