import { type f32, type i32, u8 } from 'bulkhead';
interface P {
  x: i32;
}
function f(n: u8, x: f32, p: P): f32 {
  n += 5;
  x += 0.1;
  p.x = n;
  return x * 2;
}
function g(n: u8, by: i32 = n * 100): i32 {
  n = u8.wrap(n + by);
  by -= n;
  return by;
}
function h([a, b]: [u8, i32], { x }: P): i32 {
  a++;
  b += x;
  x--;
  return a * b + x;
}
const p: P = { x: 0 };
const pair: [u8, i32] = [254, -9];
export function scan(): void {
  let k: u8 = 200;
  console.log(f(k, 0.1, p), p.x, k, g(k), g(k, 1), k, h(pair, p), pair[0], pair[1]);
  pair[0] = 255;
  k = 251;
  console.log(h(pair, p), f(k, 0.1, p));
}
