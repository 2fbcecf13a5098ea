import type { i32, u8 } from 'bulkhead';

let calls: i32 = 0;

function ask(f: (x: u8) => u8): u8 {
  calls++;
  return f(255);
}

function run(f: (x: u8) => void): void {
  f(1);
}

export function scan(): void {
  ask((x) => x);
  run((x) => ask((y) => y - x));
  run((x) => calls + x);
  run(() => calls++);
  console.log(calls);
  ask((x) => x + 1);
}
