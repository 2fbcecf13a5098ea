import type { i64, u64 } from 'bulkhead';

const signed = new BigInt64Array(2);
const unsigned = new BigUint64Array(2);
let a: i64 = 9223372036854775807n;
let b: u64 = 18446744073709551615n;

export function scan(): void {
  signed[0] = a + 10n;
  unsigned[0] = a * 3n;
  signed[1] = b;
  unsigned[1] = -a;
  console.log(signed[0]!, unsigned[0]!, signed[1]!, unsigned[1]!);
  signed[0]! *= 7n;
  unsigned[1]!--;
  unsigned[0]! -= b;
  console.log(signed[0]!, unsigned[0]!, unsigned[1]!);
  const x = BigInt(b);
  const y = unsigned[1]!;
  console.log(x, y, x > y);
}
