import { type i32, u8 } from 'bulkhead';
let trace: i32 = 0;
function mark(digit: i32): i32 {
  trace = trace * 10 + digit;
  console.log('mark', digit);
  return digit;
}
function take(a: u8, b: u8, c: i32): i32 {
  return a + b + c;
}
export function scan(): void {
  console.log(take(u8(mark(1)), u8(mark(2)), mark(3)), trace);
  console.log(take(u8(mark(4)), u8(mark(400)), mark(5)));
}
