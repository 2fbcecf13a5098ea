import type { i16, u8 } from 'bulkhead';

interface Pair<A, B> {
  first: A;
  second: B;
}
const pair: Pair<u8, i16> = { first: 255, second: -1 };

function second<A, B>(from: Pair<A, B>): B {
  return from.second;
}

export function scan(): void {
  pair.second -= 300;
  console.log(pair.first, second<u8, i16>(pair));
}
