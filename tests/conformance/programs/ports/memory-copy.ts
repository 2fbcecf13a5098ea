/** memcpy, memmove and memset by loops and by set, subarray and fill. */
import { assert, type i32 } from 'bulkhead';

const memory = new Uint8Array(16);

function move(to: i32, from: i32, length: i32): void {
  assert(length <= 16, 'fits');
  if (to < from) for (let at = 0; at < length; at++) memory[to + at] = memory[from + at]!;
  else for (let at = length - 1; at >= 0; at--) memory[to + at] = memory[from + at]!;
}
function show(): void {
  console.log(memory[0]!, memory[1]!, memory[2]!, memory[3]!, memory[4]!, memory[5]!, memory[6]!, memory[7]!);
}

export function scan(): void {
  for (let at = 0; at < 16; at++) memory[at] = at;
  move(2, 0, 4);
  show();
  move(0, 1, 6);
  show();
  memory.subarray(4).set(memory.subarray(0, 4));
  show();
  memory.set(memory.subarray(2, 8));
  show();
  memory.fill(7, 1, 3);
  memory.subarray(5, 7).fill(9);
  show();
}
