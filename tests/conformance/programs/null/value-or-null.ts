import type { i32, u8 } from 'bulkhead';

const list: u8[] = [9, 4, 6];

function find(test: u8): i32 | null {
  for (let i = 0; i < list.length; i++) if (list[i] === test) return i;
  return null;
}

export function scan(): void {
  console.log(find(4) ?? -1, find(5) ?? -1);
  const at = find(6);
  console.log(at === null ? 'none' : 'some', at !== null && at > 1);
}
