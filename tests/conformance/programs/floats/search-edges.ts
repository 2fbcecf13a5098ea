import type { f32, f64, i32, i64, u8 } from 'bulkhead';
const reals = new Float32Array(3);
const doubles = new Float64Array(2);
const list: f32[] = [0.5, 0.25];
const bytes = new Uint8Array([1, 255, 3]);
const signed: i32[] = [-1, 0, 1];
const longs = new BigInt64Array(2);
let nan: f32 = NaN;
let minus: f32 = -0;
let wide: f64 = 0.1;
let n: i32 = 300;
export function scan(): void {
  reals[0] = NaN;
  reals[1] = 0.1;
  doubles[0] = 0.1;
  doubles[1] = NaN;
  list[1] = NaN;
  console.log(reals.includes(NaN), reals.indexOf(NaN), reals.includes(nan), list.includes(nan), list.indexOf(nan), doubles.includes(NaN));
  console.log(reals.includes(minus), reals.indexOf(minus), reals.includes(0), reals.indexOf(-0), reals.includes(0.1), doubles.includes(wide));
  console.log(bytes.includes(255), bytes.indexOf(3), bytes.indexOf(n - 45), signed.indexOf(-1), signed.includes(n - 300), longs.includes(0n));
  longs[1] = -5n;
  console.log(longs.indexOf(-5n), bytes.indexOf(9), signed.indexOf(n), doubles.indexOf(0.1), doubles.indexOf(NaN));
}
