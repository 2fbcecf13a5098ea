import { format, type i32, type u8 } from 'bulkhead';

const line = new Uint8Array(32);

function hex(value: u8): u8 {
  return value < 10 ? 48 + value : 87 + value;
}

export function scan(): void {
  const a: i32 = 5;
  console.log(`outer ${`inner ${a} ${`deep ${a * 2}`}`} end`);
  const length = format(line, `<${`${a}|${`${a + 1}`}`}>`);
  line[length] = hex(11);
  for (let i: i32 = 0; i <= length; i++) console.log(line[i]!);
}
