import type { f32, f64 } from 'bulkhead';
let plus: f32 = 0;
let minus: f32 = -0;
let inf: f64 = Infinity;
export function scan(): void {
  console.log(1 / Math.min(plus, minus), 1 / Math.max(minus, plus), Math.max(plus, minus), Math.min(minus, plus));
  console.log(Math.abs(minus), -minus, Math.round(minus), Math.trunc(minus), Math.floor(minus), Math.sign(minus));
  console.log(Math.round(-0.5 * inf), Math.round(2.5 + plus), Math.round(-2.5 + minus), inf - inf, inf * 0);
  console.log(plus === minus, minus < plus, 1 / minus, 1 / plus);
}
