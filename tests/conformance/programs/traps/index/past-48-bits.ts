import type { i32 } from 'bulkhead';

const bytes = new Uint8Array(4);
const factors = [1, -715_827_882, 2_147_483_647] as const;
let at: i32 = 0;

/** The log knows 48 bits of the index: enough only where what it can be is that narrow. */
export function scan(): void {
  for (at = 0; at < 3; at++) {
    console.log(at);
    bytes[(factors[at]! - 1) * 1_000_000] = 1;
    console.log(bytes[0]!);
    at++;
  }
}
