import type { i32 } from 'bulkhead';
import { add } from './shared.ts';

export function addTwice(n: i32): void {
  add(n);
  add(n);
}
