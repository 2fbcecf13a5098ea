import type { i8, u32 } from 'bulkhead';

let a: i8 = -7;
let b: u32 = 4294967295;
let on = true;

export function scan(): void {
  console.log('a', a, 'b', b, on, !on);
  console.log(`a=${a} b=${b} on=${on} sum=${a + b} ${a < 0 ? 'minus' : 'plus'}`);
  console.log(`${a}${b}`, `[${on}]`, a, `${1 + 1}`);
}
