import type { i32 } from 'bulkhead';
enum Bit {
  A = 1 << 0,
  B = 1 << 4,
  C = A | B,
  D = -7,
  E,
}
let flags: i32 = 0;
let kind: Bit = Bit.E;
export function scan(): void {
  flags |= Bit.A | Bit.B;
  console.log(flags, (flags & Bit.B) !== 0, flags === Bit.C, Bit.D, Bit.E, kind);
  flags &= ~Bit.A;
  kind = Bit.C;
  console.log(flags, kind, kind + 1, kind > Bit.D, Bit.C * Bit.D);
  const table = { a: Bit.A, e: kind };
  table.a = Bit.D;
  console.log(table.a, table.e);
}
