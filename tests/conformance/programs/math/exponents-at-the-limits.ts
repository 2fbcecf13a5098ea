import type { f32, f64 } from 'bulkhead';

const limits: f64[] = [709.782712893384, 709.7827128933841, -708.4, -744.44, -745.1332191019411, -745.1332191019412, 1e-17, -1e-17, 88.72284, 800];
const singles: f32[] = [88.72283, 88.72284, -87.33655, -103.97207, -103.97208, 1e-8];

export function scan(): void {
  for (const x of limits) console.log(x, Math.exp(x), Math.pow(2, x), Math.pow(0.5, x));
  for (const x of singles) console.log(x, Math.exp(x));
  let small: f64 = 2.2250738585072014e-308;
  for (let i = 0; i < 54; i += 9) {
    console.log(small, Math.log(small), Math.log2(small), Math.log10(small), Math.cbrt(small), Math.hypot(small, small));
    small /= 512;
  }
}
