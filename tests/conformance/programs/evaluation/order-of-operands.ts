/** Operands are evaluated left to right, each once. */
import type { i32 } from 'bulkhead';

let log: i32 = 0;

function step(value: i32): i32 {
  log = log * 10 + value;
  return value;
}

export function scan(): void {
  console.log(step(1) + step(2) * step(3), log);
  log = 0;
  console.log(step(4) - step(5) - step(6), log);
  log = 0;
  console.log((step(7) & step(8)) | step(9), log);
  log = 0;
  console.log(step(1) < step(2), step(3) === step(4), log);
}
