import { copy, type i16, type u8 } from 'bulkhead';
interface Entry {
  key: u8;
  value: [i16, boolean];
}
const table: Entry[] = [
  { key: 1, value: [-5, true] },
  { key: 2, value: [9, false] },
];
function entry(key: u8): Entry {
  return { key, value: [key, key > 1] };
}
export function scan(): void {
  const made = entry(3);
  const { key, value: [n, on] } = made;
  console.log(key, n, on);
  copy(table[0]!, table[1]!);
  table[1]!.value[0] = 77;
  console.log(table[0]!.key, table[0]!.value[0], table[0]!.value[1]);
  copy(table[1]!.value, made.value);
  made.value[1] = false;
  console.log(table[1]!.value[0], table[1]!.value[1], table[1]!.value === made.value);
  const fresh: Entry = { key: 9, value: [...made.value] };
  fresh.value[0]--;
  console.log(fresh.value[0], made.value[0]);
}
