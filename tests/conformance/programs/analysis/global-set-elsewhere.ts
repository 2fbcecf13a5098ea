/** A global that one function sets and another reads. */
import type { i32, u8 } from 'bulkhead';

let shift: i32 = 1;
const list: u8[] = [1, 2, 3];

function setFar(): void {
  shift = 3;
}
function read(): u8 {
  return list[shift]!;
}

export function scan(): void {
  console.log(read());
  setFar();
  console.log(read());
}
