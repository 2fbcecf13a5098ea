import type { i32, u8 } from 'bulkhead';

let reads: i32 = 0;
let a: u8 | null = null;
let b: u8 | null = null;
const list: (u8 | null)[] = [null, 7, null];

function given(value: u8 | null): u8 | null {
  reads++;
  return value;
}

function show(x: u8 | null, y: u8 | null): void {
  console.log(x === y, x !== y, x === 7, y !== 7, 0 === x, x === null, null !== y);
}

export function scan(): void {
  show(null, null);
  show(null, 0);
  show(0, null);
  show(7, 7);
  show(7, 8);
  console.log(given(3) === given(3), given(null) === given(4), reads);
  console.log(a === b, list[1] === 7, list[0] === list[2], list[1] === list[2]);
  a = 200;
  b = 200;
  console.log(a === b);
}
