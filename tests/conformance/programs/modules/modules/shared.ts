import type { i32 } from 'bulkhead';

let total: i32 = 0;
export function add(n: i32): void {
  total += n;
}
export function sum(): i32 {
  return total;
}
