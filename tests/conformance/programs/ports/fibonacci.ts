/** The same numbers by a loop, by a table, and in 64 bits. */
import { assert, type u32, type u64 } from 'bulkhead';

const table = new Uint32Array(48);

function fib(n: u32): u32 {
  let a: u32 = 0;
  let b: u32 = 1;
  for (let i: u32 = 0; i < n && i < 47; i++) {
    const next = (a + b) >>> 0;
    a = b;
    b = next;
  }
  return a;
}

export function scan(): void {
  table[0] = 0;
  table[1] = 1;
  for (let i = 2; i < 48; i++) table[i] = table[i - 1]! + table[i - 2]!;
  for (let i: u32 = 0; i < 48; i += 5) {
    assert(fib(i) === table[i]!, 'two ways');
    console.log(i, table[i]!);
  }
  let a: u64 = 0n;
  let b: u64 = 1n;
  for (let i = 0; i < 90; i++) {
    const next: u64 = (a + b) % 10000000000000000n;
    a = b;
    b = next;
  }
  console.log(a);
}
