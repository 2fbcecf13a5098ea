import type { u8 } from 'bulkhead';

const list: u8[] = [1, 2];

export function scan(): void {
  for (let i = 0; i <= list.length; i++) console.log(list[i]!);
}
