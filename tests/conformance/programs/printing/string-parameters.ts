import type { i32 } from 'bulkhead';

function report(name: string, value: i32): void {
  console.log(name, value);
  console.log(`${name}: ${value}`);
}

export function scan(): void {
  report('level', 5);
  report('', -1);
}
