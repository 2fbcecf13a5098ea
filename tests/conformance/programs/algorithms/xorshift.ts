import type { u32 } from 'bulkhead';

let state: u32 = 2463534242;

function next(): u32 {
  let x = state;
  x = (x ^ (x << 13)) >>> 0;
  x = (x ^ (x >>> 17)) >>> 0;
  x = (x ^ (x << 5)) >>> 0;
  state = x;
  return x;
}

export function scan(): void {
  for (let i = 0; i < 6; i++) console.log(next());
}
