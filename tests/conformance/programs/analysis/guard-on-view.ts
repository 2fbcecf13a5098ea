import type { u8 } from 'bulkhead';

const bytes = new Uint8Array([1, 2, 3, 4]);
const table: u8[] = [10, 20, 30];

function look(a: Uint8Array, b: Uint8Array): u8 {
  if (a[0]! < 3) {
    b[0] = 9;
    return table[a[0]!]!;
  }
  return 0;
}

export function scan(): void {
  console.log(look(bytes.subarray(0, 2), bytes.subarray(2)));
  console.log(look(bytes, bytes));
}
