/** Two names for one object are equal, two alike are not. */
import { assert, type i32 } from 'bulkhead';

interface Box {
  n: i32;
}
const one: Box = { n: 1 };
const other: Box = { n: 1 };

function same(a: Box, b: Box): boolean {
  return a === b;
}

export function scan(): void {
  const alias = one;
  assert(same(one, alias) && !same(one, other) && alias !== other, 'identity');
  alias.n = 5;
  assert(one.n === 5 && other.n === 1, 'through the alias');
  console.log(one.n, other.n, same(alias, one));
}
