import type { f32, f64 } from 'bulkhead';

let ten: f64 = 10;
let three: f64 = 3;
let x: f32 = 1.5;

export function scan(): void {
  let n: f64 = 0;
  for (let i = 0; i < 23; i++) {
    console.log(n, ten ** n, Math.log10(ten ** n), Math.log2(2 ** n), three ** n);
    n += 1;
  }
  x = x ** 2;
  console.log(x, x ** 0.5, x ** -2, ten ** -2, ten ** 0.5, (-three) ** 3, 2.5 ** 2, 0.1 ** 3);
  n = 1;
  for (let i = 1; i < 12; i++) {
    console.log(Math.cbrt(n * n * n), Math.cbrt(-n), Math.hypot(3 * n, 4 * n), Math.pow(n, 2), Math.pow(n * n, 0.5), Math.pow(n * n * n, -1));
    n += 1;
  }
}
