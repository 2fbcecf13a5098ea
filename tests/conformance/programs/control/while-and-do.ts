import type { i32 } from 'bulkhead';

export function scan(): void {
  let n: i32 = 5;
  while (n > 0) {
    n -= 2;
    console.log('while', n);
  }
  do {
    n += 3;
    console.log('do', n);
  } while (n < 5);
  do console.log('once');
  while (n < 0);
  while (n > 100) console.log('never');
}
