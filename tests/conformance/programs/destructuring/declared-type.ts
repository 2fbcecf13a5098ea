import type { f32, f64, i32, u16, u8 } from 'bulkhead';
interface P {
  x: u8;
  y: i32;
}
const p: P = { x: 1, y: 2 };
const pair: [u8, boolean] = [3, true];
const list: u16[] = [1, 2];
function make(): [f32, f64] {
  return [0.1, 0.1];
}
export function scan(): void {
  let [a, b]: [u8, boolean] = [250, false];
  a += 5;
  b = !b;
  const [c, d]: [f32, f64] = make();
  let { x, y }: P = p;
  x += 200;
  y -= 5;
  const [e, [f, g]]: [u8, [u16, boolean]] = [7, [60_000, true]];
  const [h, ...rest]: [u8, boolean] = pair;
  const { x: k }: P = { x: 9, y: 1 };
  console.log(a, b, c * 3, d * 3, x, y, e, f * 2, g, h, rest[0], k);
  a++;
}
