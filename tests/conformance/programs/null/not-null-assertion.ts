import type { u8 } from 'bulkhead';

let value: u8 | null = null;

function set(to: u8 | null): void {
  value = to;
}

export function scan(): void {
  set(3);
  console.log(value! + 1);
  set(null);
  console.log(value! + 1);
}
