import type { i64, u64 } from 'bulkhead';

let a: i64 = -2n;
let b: u64 = 0x8000000080008080n;

export function scan(): void {
  console.log(BigInt.asIntN(8, b), BigInt.asIntN(16, b), BigInt.asIntN(32, b), BigInt.asIntN(64, b));
  console.log(BigInt.asUintN(8, a), BigInt.asUintN(16, a), BigInt.asUintN(32, a), BigInt.asUintN(64, a));
  const low = BigInt.asUintN(64, b * b + b);
  const signed = BigInt.asIntN(64, a * 5000000000000000000n);
  console.log(low, signed, BigInt.asIntN(32, b * 3n), BigInt.asUintN(8, 255n + 2n));
}
