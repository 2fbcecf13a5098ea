import { f32, f64, i16, i32, i64, i8, u16, u32, u64, u8 } from 'bulkhead';

let a: i64 = -129n;
let b: u64 = 0xfedcba9876543210n;
let c: i64 = 9007199254740993n;
// Halfway between two f32 after it has become an f64.
let d: i64 = 9007200328482817n;

export function scan(): void {
  console.log(i16(a), i32(a), i32(b & 0x7fffffffn), u32(b >> 32n), u8(b & 255n), u16(a + 130n));
  console.log(u8.wrap(a), i8.wrap(a), u16.wrap(b), i16.wrap(b), u32.wrap(b), i32.wrap(b), i32.wrap(b * b), u8.wrap(a * 1000000000000n));
  console.log(u8.clamp(a), i8.clamp(a), u16.clamp(b), i16.clamp(b), u32.clamp(b), i32.clamp(b), i32.clamp(a));
  console.log(f64(a), f64(b), f64(c), f32(a), f32(b), f32(c), f32(d), f64(d), f64(-c), f32(9007200328482817n));
}
