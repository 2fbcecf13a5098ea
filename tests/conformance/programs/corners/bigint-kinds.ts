import { f64, i32, i64, u32, u64, type u8 } from 'bulkhead';
let a: i64 = -5n;
let b: u64 = 5n;
let n: u8 = 200;
const list: i64[] = [1n, -1n];
const typed = new BigUint64Array(2);
export function scan(): void {
  const c = a * 2n;
  const d = b + 1n;
  let e = i64(n) * a;
  e -= 1n;
  console.log(c, d, e, list[0]!, -b, b - 3n);
  typed[0] = -1n;
  typed[1]! -= 1n;
  console.log(typed[0]!, typed[1]!, typed[0]! === typed[1]!, i64.wrap(typed[0]!));
  list[1]! *= 9n;
  const f = list[1]! < a ? a : b;
  console.log(list[1]!, f, f64(a) * 2, BigInt(n) * 3n, i32(a) + n, u32(b) << 3, n > a, b >= n);
  const g = a < 0n ? -a : a;
  b = g - 4n;
  console.log(g, b, u64(n) ** 2n);
}
