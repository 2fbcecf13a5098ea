import { format, type i32 } from 'bulkhead';
const buffer = new Uint8Array(4);
let n: i32 = -999;
export function scan(): void {
  console.log(format(buffer, `${n}`), buffer[0]!, buffer[3]!);
  n--;
  buffer.fill(7);
  n -= 0;
  console.log(buffer[3]!);
  console.log(format(buffer, `${n}`));
  console.log(format(buffer, `${n}!`));
}
