/** Products that need 64 bits before they are reduced. */
import { type i32, u32 } from 'bulkhead';

let a: i32 = 2000000011;
let b: i32 = -1999999973;
let c: u32 = 4000000007;

export function scan(): void {
  console.log((a * 3 + b * 2) % 1000, (a * 4000 - b) % 65536, u32.wrap(a * 2000), u32.wrap(b * 1000000));
  console.log(Math.trunc((c * 1000000) / 999983), (c * 65535) % c, Math.floor((b * 1000) / 7));
  console.log(a - b, b - a, c + c + c, c * 2 - a * 4, (a + b) * (a - b));
}
