import type { i32, u16, u8 } from 'bulkhead';

type Mode = 'idle' | 'run';
const start: readonly [mode: Mode, turns: u8, name: string, level: u16] = ['run', 3, 'tank', 900];
const table: [u8, boolean][] = [
  [1, true],
  [2, false],
  [3, true],
];
let mode: Mode = 'idle';
let turns: u8 = 0;
let seen: i32 = 0;

function counted(value: u8): u8 {
  seen = seen * 10 + value;
  return value;
}

function weight([size, heavy]: [u8, boolean], times: i32): i32 {
  return (heavy ? size * 10 : size) * times;
}

export function scan(): void {
  const [first, , name, level] = start;
  console.log(first, name, level);
  [mode, turns] = start;
  console.log(mode, turns);
  for (const [size, heavy] of table) console.log(size, heavy, weight([size, !heavy], 2));
  for (const [index, [size, heavy]] of table.entries()) if (heavy) console.log(index, size);
  for (const each of table) each[0] = counted(each[0]) + 1;
  console.log(seen, table[2]![0], weight(table[2]!, -1));
  let [size, heavy] = table[1]!;
  size += 100;
  heavy = !heavy;
  console.log(size, heavy, table[1]![0], table[1]![1]);
  [table[0]![1], table[0]![0]] = [heavy, size];
  console.log(table[0]![0], table[0]![1]);
}
