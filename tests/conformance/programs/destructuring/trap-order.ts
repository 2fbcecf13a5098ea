import type { i32, u8 } from 'bulkhead';

const list: u8[] = [1, 2];
let at: i32 = 1;
let low: u8 = 0;

function note(value: i32): i32 {
  console.log('value', value);
  return value;
}

export function scan(): void {
  [low, list[at]] = [note(5) + 0, note(250) + 0];
  console.log(low, list[1]!);
  at = 2;
  [low, list[at]] = [note(6) + 0, note(300) + 0];
}
