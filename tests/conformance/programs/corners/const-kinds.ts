import type { i32, u32, u8 } from 'bulkhead';
const A = 5;
const B = A * 1000;
const C: u32 = 0xffff_ffff;
const D = -A;
const E = B / A;
const F = 3 + A;
const G = A > 3 ? B : D;
const H = ~C;
const I = (1 << 31) | 1;
const J = 40_000 * 50_000;
let n: u8 = 3;
export function scan(): void {
  const a = A;
  let b = B;
  b *= n;
  const c = C - n;
  const d = n * B;
  const e = F - A;
  console.log(a, b, c, d, e, D, E, F, G, H, I, J, J / B, J % 7);
  let f = A;
  f += 2_147_483_640;
  console.log(f, C >>> 4, C >> 4, n + G, Math.min(C, n), J > C);
  f += n;
}
