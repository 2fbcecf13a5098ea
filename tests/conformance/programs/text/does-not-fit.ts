import { format, type i32 } from 'bulkhead';

const small = new Uint8Array(5);

export function scan(): void {
  let value: i32 = 9999;
  console.log(format(small, `${value}!`), small[4]!);
  value += 1;
  console.log(format(small, `${value}`), small[4]!);
  console.log(format(small, `${value}!`));
}
