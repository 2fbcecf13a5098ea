/** A generator of numbers that repeats to the bit. */
import { assert, type u32, type i32 } from 'bulkhead';

class Random {
  private state: u32;
  constructor(seed: u32) {
    this.state = seed;
  }
  next(): u32 {
    let x = this.state;
    x = (x ^ (x << 13)) >>> 0;
    x = (x ^ (x >>> 17)) >>> 0;
    x = (x ^ (x << 5)) >>> 0;
    this.state = x;
    return x;
  }
  below(limit: u32): u32 {
    return this.next() % (limit | 1);
  }
}
const a = new Random(1);
const b = new Random(1);

export function scan(): void {
  for (let turn = 0; turn < 5; turn++) {
    const value = a.next();
    assert(value === b.next(), 'the same seed');
    console.log(value, a.below(7), b.below(7));
  }
}
