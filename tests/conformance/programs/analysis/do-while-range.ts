import type { u8 } from 'bulkhead';

const list: u8[] = [1, 2, 3];

export function scan(): void {
  let i = 5;
  do {
    i -= 2;
    if (i < 3) console.log(list[i]!);
  } while (i > 0);
  console.log('end', i);
}
