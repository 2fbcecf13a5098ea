import type { u8 } from 'bulkhead';

function f(n: u8): u8 {
  switch (n) {
    default:
    case 0:
      return 1;
    case 7:
      return 2;
  }
}

export function scan(): void {
  console.log(f(0), f(7), f(255), f(1));
}
