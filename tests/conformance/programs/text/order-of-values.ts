import { format, type i32 } from 'bulkhead';

let calls: i32 = 0;
const buffers = [new Uint8Array(8), new Uint8Array(8)];
const list: i32[] = [1, 2];

function next(): i32 {
  calls++;
  return calls;
}

function sum(bytes: Uint8Array): i32 {
  let total: i32 = 0;
  for (const byte of bytes) total = total * 2 + byte;
  return total;
}

export function scan(): void {
  console.log(format(buffers[next() - 1]!, `${next()}-${next()}${calls}`), sum(buffers[0]!), sum(buffers[1]!));
  console.log(format(buffers[1]!, `${list[0]!}${(list[0] = 5)}${list[0]!}`), sum(buffers[1]!));
  console.log(format(buffers[0]!, `12345678${list[calls]!}`));
}
