import type { i32, u8 } from 'bulkhead';

const table: u8[] = [5, 1, 4];
let largest: u8 = 0;
table.forEach((value) => {
  if (value > largest) largest = value;
});

function twice(f: (n: i32) => i32): i32 {
  return f(f(1));
}

const start: i32 = twice((n) => n * 3 + largest);
let events: i32 = 0;

export function init(): void {
  events += twice((n) => n + start);
}

export function scan(): void {
  console.log(largest, start, events);
}
