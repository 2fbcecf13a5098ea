import type { f32, i32 } from 'bulkhead';

export function scan(): void {
  let sum: f32 = 0;
  let product: f32 = 1;
  for (let i = 0; i < 10; i++) {
    sum += 0.1;
    product *= 1.1;
  }
  console.log(sum, product);
  const turns: i32 = 1000;
  let x: f32 = 1;
  for (let i = 0; i < turns; i++) x = (x + 2 / x) / 2;
  console.log(x, x * x);
}
