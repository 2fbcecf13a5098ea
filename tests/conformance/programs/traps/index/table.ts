import type { u8 } from 'bulkhead';

const table = [10, 20, 30] as const;
let at: u8 = 3;

export function scan(): void {
  console.log(table[at - 1]!);
  console.log(table[at]!);
}
