import type { f64 } from 'bulkhead';

let a: f64 = 0.1;
let b: f64 = 0.2;
let big: f64 = 9007199254740991;
let zero: f64 = 0;

export function scan(): void {
  console.log(a + b, a * b, a / b, a - b, a % b, (a + b) * 10);
  console.log(big, big + 1, big + 2, big * 2, big / 3);
  console.log(1 / zero, -1 / zero, zero / zero, 1 / -zero, a === 0.1, a + b === 0.3);
  console.log(Math.sqrt(a), Math.floor(-a), Math.abs(-b), Math.max(a, b), Math.min(a, -b));
}
