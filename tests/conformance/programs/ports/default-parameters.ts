/** Defaults, given and left out, one from another. */
import { assert, type i32, type u8 } from 'bulkhead';

function volume(a: i32, b: i32 = 2, c: i32 = a): i32 {
  return Math.imul(Math.imul(a, b), c);
}
function greet(loud: boolean = false, times: u8 = 1): void {
  for (let turn: u8 = 0; turn < times; turn++) console.log(loud ? 'HELLO' : 'hello');
}

export function scan(): void {
  assert(volume(3) === 18 && volume(3, 4) === 36 && volume(3, 4, 5) === 60, 'volumes');
  greet();
  greet(true);
  greet(true, 2);
}
