import { type i64, u64 } from 'bulkhead';
let value: i64 = -5n;
let amount: u64 = 0n;
let bits = u64(0x8000_0000_0000_0001n);
export function scan(): void {
  console.log(value >> amount, value << 0n, bits >> amount);
  amount = 63n;
  console.log(value >> amount, bits >> amount, u64.wrap(bits << 63n));
  amount = 64n;
  console.log(value >> amount, bits >> amount);
  amount = 18_446_744_073_709_551_615n;
  console.log(value >> amount, bits >> amount, value << 60n);
}
