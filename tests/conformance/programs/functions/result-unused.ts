import type { i32 } from 'bulkhead';

let n: i32 = 0;
function bump(): i32 {
  n++;
  return n;
}

export function scan(): void {
  bump();
  bump();
  n > 1 && bump() > 0 ? console.log('more', n) : console.log('less', n);
}
