import type { i32, u8 } from 'bulkhead';

const list: u8[] = [1, 2];

function call(at: i32, f: (value: u8) => u8): u8 {
  console.log('called', at);
  return f(list[at]!);
}

export function scan(): void {
  console.log(call(1, () => 0));
  console.log(call(1, (value) => value + 253));
  call(2, () => 0);
}
