import type { i32 } from 'bulkhead';

export interface Pair {
  a: i32;
  b: i32;
}
export const LIMIT = 1000;
let n: i32 = 100;
console.log('module counter');

export function increment(): void {
  if (n < LIMIT) n++;
}
export function count(): i32 {
  return n;
}
export function twice(x: i32): i32 {
  return x * 2;
}
