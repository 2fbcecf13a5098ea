/** A local without annotation takes its type from its initialiser. */
import type { i32, u8, u16 } from 'bulkhead';

interface Box {
  n: u16;
}
const box: Box = { n: 65535 };
const bytes = new Uint8Array([255]);

function byte(): u8 {
  return 200;
}

export function scan(): void {
  let a = 5;
  let b = byte();
  let c = box.n;
  let d = bytes[0]!;
  let e = a + b;
  a -= 1000000;
  b += 55;
  c -= 65535;
  d -= 255;
  e *= -1000;
  const f: i32 = a;
  console.log(a, b, c, d, e, f);
}
