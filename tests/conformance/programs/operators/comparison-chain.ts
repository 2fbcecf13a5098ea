import type { i32, u8 } from 'bulkhead';

let a: i32 = -5;
let b: u8 = 5;

export function scan(): void {
  console.log(a < b, a > b, a <= b, a >= b, a === b, a !== b);
  console.log(-a === b, a + b === 0, a * a === b * b, (a < b) === (b > a));
  console.log(a < 0 === true, (b > 4) !== (a > 4));
}
