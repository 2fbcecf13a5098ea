import type { i32 } from 'bulkhead';

const a = new Uint8Array([1, 2, 3, 4]);

function read(view: Uint8Array, at: i32): i32 {
  return view[at]!;
}

export function scan(): void {
  console.log(read(a, 3), read(a.subarray(2), 1));
  console.log(read(a.subarray(2), 2));
}
