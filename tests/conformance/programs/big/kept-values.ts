import { type i64, type u16, u64 } from 'bulkhead';

let all: u64 = 18446744073709551615n;
let low: i64 = -9223372036854775808n;
let some: i64 = 1_000n;
let count: u16 = 0;
let divisor: u64 = 1n;
let on = true;

/** A value that is worked out before something else changes what it is made of: it may be all that either 64-bit type holds. */
export function scan(): void {
  console.log(on ? all : (all % 1_000_000_007n) + (all % 1_000_000_007n), count++);
  on = false;
  console.log(on ? all : (all % 1_000_000_007n) + (all % 1_000_000_007n), count++);
  console.log(on ? all : some - 1n, count++, on ? some : all - 1n, count++);
  console.log(-(some * 2n) + (low >> 1n), some++, some--);
  console.log((all >> 1n) + (all >> 2n) + 1n, all--, all);
  console.log(all / (u64(count) + 1n) + 5n, count++, all > some ? all - 1n : some, some--, some);
  console.log(on ? low : low + 1n, low++, low);
  divisor = 0n;
  console.log(all / divisor + 5n, count++);
}
