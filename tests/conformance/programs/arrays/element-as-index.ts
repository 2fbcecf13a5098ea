import type { u8 } from 'bulkhead';

const next: u8[] = [3, 0, 1, 2];

export function scan(): void {
  let at: u8 = 0;
  for (let i = 0; i < 6; i++) {
    console.log(at, next[next[at]!]!);
    at = next[at]!;
  }
}
