import { f32 } from 'bulkhead';

const coefficients = [0.5, -1.25, 0.1, 3.5] as const;

function polynomial(x: f32): f32 {
  let y: f32 = 0;
  for (const c of coefficients) y = y * x + f32(c);
  return y;
}

export function scan(): void {
  for (let i = 0; i < 5; i++) console.log(polynomial(f32(i)));
  console.log(polynomial(0.1), polynomial(-2.7));
}
