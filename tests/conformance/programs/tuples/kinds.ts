import { f32, type f64, type i32, type u16, u8 } from 'bulkhead';
const t: [u8, f32, f64, u16, i32] = [200, 0.1, 0.1, 60_000, -5];
export function scan(): void {
  const a = t[0];
  let b = t[1];
  let c = t[2];
  const d = t[3] * t[3];
  b += 0.2;
  c += 0.2;
  console.log(a * 2, b, c, d, t[1] * 3, t[2] * 3, t[1] === 0.1, t[2] === 0.1, t[0] > t[4]);
  t[1] = t[0];
  t[2] = t[1] * 0.1;
  t[0] += 55;
  [t[1], t[2]] = [0.7, 0.7];
  console.log(t[1], t[2], t[0], f32(t[4]) * t[1], u8.wrap(t[4]));
  const [e, f, g] = t;
  console.log(e + 1, f * 3, g * 3);
  const u: [f32, f64] = [0.3, 0.3];
  const [v, w]: [f32, f64] = [...u];
  console.log(v * 3, w * 3, u[0] + u[1], Math.max(u[0], 0.1));
  t[0] = t[3] + 0;
}
