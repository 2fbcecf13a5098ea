import type { i32 } from 'bulkhead';
function order(n: i32): i32 {
  let trace: i32 = 0;
  switch (n) {
    case 1:
      trace = trace * 10 + 1;
    default:
      trace = trace * 10 + 9;
    case 2:
      trace = trace * 10 + 2;
      if (n === 2) break;
    case 3:
      trace = trace * 10 + 3;
  }
  return trace;
}
export function scan(): void {
  for (let n: i32 = 0; n < 5; n++) console.log(n, order(n));
}
