/** Primes in a bit set. */
import { assert, type u16, type i32 } from 'bulkhead';

const LIMIT = 256;
const crossed = new Uint32Array(8);

function isCrossed(n: i32): boolean {
  return ((crossed[(n >> 5) & 7]! >>> (n & 31)) & 1) === 1;
}
function cross(n: i32): void {
  crossed[(n >> 5) & 7] = crossed[(n >> 5) & 7]! | (1 << (n & 31));
}

export function scan(): void {
  let count: u16 = 0;
  let last: i32 = 0;
  for (let n = 2; n < LIMIT; n++) {
    if (isCrossed(n)) continue;
    count++;
    last = n;
    for (let multiple = n * 2; multiple < LIMIT; multiple += n) cross(multiple);
  }
  assert(count === 54, 'primes below 256');
  console.log(count, last, crossed[0]!, crossed[7]!);
}
