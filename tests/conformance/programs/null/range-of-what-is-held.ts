import type { i32, u8 } from 'bulkhead';

let held: u8 | null = null;

function keep(value: i32): void {
  held = value > 300 ? null : value + 0;
}

export function scan(): void {
  keep(255);
  console.log(held);
  keep(301);
  console.log(held);
  keep(300);
  console.log(held);
}
