import { i32, type i64, u8 } from 'bulkhead';

let a: i64 = 255n;

export function scan(): void {
  for (let i = 0; i < 3; i++) {
    console.log(i32(a), u8(a));
    a++;
  }
}
