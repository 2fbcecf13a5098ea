import type { i32, u8 } from 'bulkhead';

let a: i32 = 1000;
let b: i32 = 4;

export function scan(): void {
  const x: u8 = Math.trunc(a / b);
  console.log(x);
  b = -4;
  const y: u8 = Math.trunc(a / b) + 255;
  console.log(y);
  b = 3;
  const z: u8 = Math.trunc(a / b);
  console.log(z);
}
