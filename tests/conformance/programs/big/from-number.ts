import type { i32, i64, u32 } from 'bulkhead';

let n: i32 = -2147483648;
let m: u32 = 4294967295;

function mix(seed: i64, value: i64): i64 {
  return ((seed % 1000000007n) * 31n + (value % 1000000007n)) % 1000000007n;
}

export function scan(): void {
  const a: i64 = BigInt(n);
  const b: i64 = BigInt(m) * BigInt(m);
  console.log(a, b - 1n, a * 4n, BigInt(n) + BigInt(m));
  let h: i64 = 7n;
  for (let i = 0; i < 5; i++) h = mix(h, BigInt(i) * 1000000000n);
  console.log(h);
}
