/** Shift counts are taken modulo 32, also negative ones. */
import type { i32 } from 'bulkhead';

let one: i32 = 1;
let minus: i32 = -1;

function show(count: i32): void {
  console.log(count, one << count, minus << count, minus >> count, minus >>> count, 0x40000000 >> count);
}

export function scan(): void {
  show(0);
  show(1);
  show(30);
  show(31);
  show(32);
  show(33);
  show(63);
  show(64);
  show(-1);
  show(-31);
}
