import type { f32, f64, i32 } from 'bulkhead';
const K = 10 / 4;
const L = (1 << 31) >>> 0;
const M = -7 % 3;
const N = 2 ** 30;
const O = K * 2;
const P = 0.1 + 0.2;
let x: f32 = P;
let y: f64 = P;
let z: i32 = O;
export function scan(): void {
  console.log(K, L, M, N, O, P, x, y, z, L - 1, N >>> 1);
  console.log(x === P, y === P, x * K, -K, K > 2, Math.trunc(K), Math.round(-K));
}
