import { f32, type f64, type i32 } from 'bulkhead';

/** Arithmetic of whole literals is of integers, which have no -0; what fractions came to is a float's, and keeps its sign. */
const product: f64 = 0 * -5;
const remainder: f64 = -4 % 2;
const sum: f64 = -0 + -0;
const rounded: f64 = Math.ceil(-0.2);
const doubled: f64 = Math.ceil(-0.2) * 2;
const scaled: f32 = f32(Math.round(-0.4)) * f32(2);
const magnitude: f64 = Math.abs(Math.ceil(-0.2)) * 2;
const whole: i32 = Math.ceil(-1.2) * 0;
const none: f64 = Math.ceil(-1.2) * 0;
const half: f64 = -0.5 * 2 * 0;
const quotient: f64 = (-4 / 2) * 0;
const divided: f64 = Math.ceil(-0.2) / 2;
const negated: f64 = -Math.floor(0.2);
const twice: f64 = -Math.floor(0.2) * 2;
const positive: f64 = Math.ceil(-0.2) + 0;
const root: f64 = Math.sqrt(4) * -0;
const signed: f64 = Math.sign(-0.2) * 0;
let zero: i32 = 0;

export function scan(): void {
  console.log(1 / product, 1 / remainder, 1 / sum, whole);
  console.log(1 / rounded, 1 / doubled, 1 / scaled, 1 / magnitude);
  console.log(1 / none, 1 / half, 1 / quotient, 1 / divided);
  console.log(1 / negated, 1 / twice, 1 / positive, 1 / root, 1 / signed);
  const kept: f64 = 3 * Math.ceil(-0.5);
  console.log(1 / kept, 7 - Math.floor(2.5));
  const beside: f64 = Math.ceil(-1.2) * zero;
  console.log(1 / beside, zero + Math.floor(2.5), zero > Math.ceil(-0.2));
}
