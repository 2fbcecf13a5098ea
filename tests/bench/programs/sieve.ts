/** Primes below 8192 by the sieve of Eratosthenes. */
import type { u32 } from 'bulkhead';

const LIMIT = 8192;
const composite = new Uint8Array(LIMIT);

export function run(): u32 {
  composite.fill(0);
  let count: u32 = 0;
  for (let candidate = 2; candidate < LIMIT; candidate++) {
    if (composite[candidate] !== 0) continue;
    count++;
    for (let multiple = 2 * candidate; multiple < LIMIT; multiple += candidate) composite[multiple] = 1;
  }
  return count;
}
