import type { i32 } from 'bulkhead';

let log: i32 = 0;

function f(n: i32): void {
  if (n < 0) return;
  log += n;
  for (let i = 0; i < n; i++) {
    if (i === 2) return;
    log += 100;
  }
  log += 10000;
}

export function scan(): void {
  f(-1);
  console.log(log);
  f(1);
  console.log(log);
  f(5);
  console.log(log);
}
