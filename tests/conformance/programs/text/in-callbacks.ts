import { format, type i32, type u16, type u8 } from 'bulkhead';

const line = new Uint8Array(24);
let used: u16 = 0;

function emit(write: (to: Uint8Array) => u16): void {
  used += write(line.subarray(used));
}

export function scan(): void {
  const levels: u8[] = [10, 20, 30];
  levels.forEach((level, index) => emit((to) => format(to, `${index}=${level};`)));
  console.log(used, line.indexOf(59), line[13]!, line[14]!);
  let spaces: i32 = 0;
  emit((to) => {
    spaces = to.length;
    return format(to, `${spaces}`);
  });
  console.log(used, spaces);
}
