import type { i32 } from 'bulkhead';

const value: i32 = 1;
let int: i32 = 2;
let register: i32 = 3;

function auto(value: i32, double: i32): i32 {
  const float: i32 = value + double;
  const main: i32 = float * 2;
  return main + int + register;
}

export function scan(): void {
  const scan: i32 = auto(10, 5);
  int = value;
  register -= 1;
  console.log(scan, auto(value, int));
}
