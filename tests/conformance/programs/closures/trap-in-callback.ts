import type { u8 } from 'bulkhead';

function apply(x: u8, step: (value: u8) => u8): u8 {
  return step(x);
}

export function scan(): void {
  console.log(apply(254, (value) => value + 1));
  console.log(apply(255, (value) => value + 1));
}
