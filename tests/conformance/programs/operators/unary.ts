import type { i8, u8, u32 } from 'bulkhead';

let a: u8 = 200;
let b: i8 = -128;
let c: u32 = 4294967295;
let z: u8 = 0;

export function scan(): void {
  console.log(-a, -b, -c, -z, +a, +b);
  console.log(- -a, -(-b), ~-a, -~a, ~~c);
  console.log(!(a > 0), !!(b < 0), !(z === 0));
  console.log(1 - -z, 0 - z, -(a - a));
}
