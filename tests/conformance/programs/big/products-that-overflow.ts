import { i64, u64 } from 'bulkhead';

let x: i64 = 3n;
let h: u64 = 14695981039346656037n;

export function scan(): void {
  // FNV-1a, modulo 2^64.
  for (let i = 0; i < 5; i++) h = u64.wrap((h ^ u64(i + 97)) * 1099511628211n);
  console.log(h, i64.wrap(h * h - 5n));
  for (let i = 0; i < 10; i++) {
    x = x * x;
    console.log(x);
  }
}
