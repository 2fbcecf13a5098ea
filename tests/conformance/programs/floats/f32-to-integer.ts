import { type f32, i8, i32, u8 } from 'bulkhead';

let a: f32 = 2.5;
let b: f32 = -2.5;
let c: f32 = 0.49999997;

export function scan(): void {
  console.log(i32.trunc(a), i32.floor(a), i32.round(a), i32.trunc(b), i32.floor(b), i32.round(b));
  console.log(i32.round(c), i32.round(-c), i32.round(c + 0.5), u8.trunc(a * 100), i8.floor(b * 50));
  console.log(u8.trunc(-c), i32.trunc(a * 800000000), u8.round(254.5 + c / 4));
}
