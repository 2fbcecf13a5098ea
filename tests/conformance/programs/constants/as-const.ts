import type { i32, u8 } from 'bulkhead';

const zeros = [0, 0, 0, 0] as const;
const object = { row: [0, 0], on: false, name: 'a' } as const;
const deep = [
  [0, 0],
  [0, 0],
] as const;
const words = ['x', 'x'] as const;
const wide = [4_000_000_000, 0] as const;

class Table {
  static readonly rows = [1, 1] as const;
  own = [0, 0] as const;
}

const names: readonly string[] = ['zero', 'one', 'two'];
const title: string = 'title';

function show(list: readonly string[], at: i32): void {
  console.log(list[at]!, list.length, title);
}

function first(list: readonly u8[]): u8 {
  return list[0]!;
}

export function scan(): void {
  const table = new Table();
  const local = [0, 0, 0] as const;
  let i: i32 = 2;
  const at = zeros[i]!;
  const byte: u8 = zeros[3];
  console.log(at, byte, zeros[i]! + 1, object.row[1], object.on, object.name, deep[1][0], words[1], wide[0], first([0, 0]));
  console.log(Table.rows[1], table.own[0], local[i]!, ([7, 7] as const)[1], zeros.length, zeros.indexOf(0));
  for (const [index, value] of zeros.entries()) i += index + value;
  for (const value of [0, 0, 5] as const) i += value;
  show(names, 2);
  show(words, 1);
  const [a, b] = zeros;
  console.log(i, a, b);
}
