import type { i16 } from 'bulkhead';

const list: i16[] = [5, -3, 32767, 0, -32768, 7, 7, 1];

function sort(values: i16[]): void {
  for (let i = 1; i < values.length; i++) {
    const x = values[i]!;
    let j = i - 1;
    while (j >= 0 && values[j]! > x) {
      values[j + 1] = values[j]!;
      j--;
    }
    values[j + 1] = x;
  }
}

export function scan(): void {
  sort(list);
  for (const x of list) console.log(x);
}
