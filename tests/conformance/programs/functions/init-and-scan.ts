/** Module-level code runs first, then init, then scan. */
import type { i32 } from 'bulkhead';

let state: i32 = 1;
state = state * 10 + 2;
console.log('module', state);

export function init(): void {
  state = state * 10 + 3;
  console.log('init', state);
}
export function scan(): void {
  state = state * 10 + 4;
  console.log('scan', state);
}
