import { format, type i32 } from 'bulkhead';
const buffer = new Uint8Array(16);
let n: i32 = 0;
function next(): i32 {
  n++;
  buffer[0] = 65 + n;
  return n;
}
export function scan(): void {
  const length = format(buffer, `${next()}-${buffer[0]!}-${next()}`);
  console.log(length, n, buffer[0]!, buffer[1]!, buffer[2]!, buffer[3]!, buffer[4]!, buffer[5]!);
}
