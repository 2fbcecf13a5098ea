import type { i32 } from 'bulkhead';

const a: i32[] = [1, 2, 3];

function clear(values: i32[], from: i32): void {
  for (let i = from; i < values.length; i++) values[i] = 0;
}
function swap(x: i32[], y: i32[]): void {
  const kept = x[0]!;
  x[0] = y[1]!;
  y[1] = kept;
}

export function scan(): void {
  const b = a;
  b[1] = 20;
  console.log(a[0]!, a[1]!, a[2]!, a === b);
  swap(a, b);
  console.log(a[0]!, a[1]!, a[2]!);
  clear(b, 2);
  console.log(a[0]!, a[1]!, a[2]!);
}
