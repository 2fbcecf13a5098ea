import { f32, type f64, type i32, u8 } from 'bulkhead';
let x: f32 = 0.1;
let y: f64 = 0.1;
let n: i32 = 3;
const reals = new Float32Array(2);
const doubles: f64[] = [0.1, 0.2];
export function scan(): void {
  x += 0.2;
  y += x;
  x *= 3;
  x -= f32(n);
  console.log(x, y);
  reals[0] = f32(y);
  reals[1]! += 0.1;
  doubles[1]! -= reals[1]!;
  console.log(reals[0]!, reals[1]!, doubles[1]!);
  const a = x + y;
  const b = f32(y) + x;
  const c = x / 3;
  const d = 1 / 3;
  console.log(a, b, c, d, -x, +y, x ** 2, y ** 0.5);
  x++;
  y--;
  console.log(x, y, x > y, x === f32(y), Math.max(x, y), Math.min(x, 0.1));
  n = u8.trunc(x);
  console.log(n, x % 0.3, y % 0.3, -x % 1);
}
