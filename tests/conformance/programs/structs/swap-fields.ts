import type { u8 } from 'bulkhead';

interface Pair {
  a: u8;
  b: u8;
}
const pair: Pair = { a: 1, b: 255 };

export function scan(): void {
  const kept = pair.a;
  pair.a = pair.b;
  pair.b = kept;
  console.log(pair.a, pair.b);
}
