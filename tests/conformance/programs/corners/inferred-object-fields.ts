import { type f32, type i32, u16, u8 } from 'bulkhead';
let n: u8 = 255;
let x: f32 = 0.1;
const box = { n: u8(3), m: u16(9), k: 5, real: 0.5, on: false, inner: { z: -1, list: [1, 2] } };
export function scan(): void {
  const local = { n, twice: n * 2, x, flag: n > 3, deep: { n } };
  local.n -= 1;
  local.twice += 70_000;
  local.x += x;
  local.deep.n = 7;
  console.log(local.n, local.twice, local.x, local.flag, local.deep.n, n);
  box.k = n * 1000;
  box.real += 0.1;
  box.inner.list[1] = box.k * 2;
  box.m += 65_000;
  console.log(box.n, box.m, box.k, box.real, box.inner.z, box.inner.list[1]!);
  box.n = box.m - 65_000 + 250;
}
