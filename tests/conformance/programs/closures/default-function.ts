import type { i32, u8 } from 'bulkhead';

function twice(start: u8, f: (x: u8) => u8 = (x) => x + 100): u8 {
  return f(f(start));
}

function sum(n: i32, f: (i: i32) => i32 = square, scale: i32 = f(n)): i32 {
  let total: i32 = 0;
  for (let i: i32 = 0; i < n; i++) total += f(i);
  return total * scale;
}

function square(i: i32): i32 {
  return i * i;
}

export function scan(): void {
  console.log(twice(1), twice(1, (x) => x * 3), sum(3), sum(3, (i) => i + 1), sum(2, square, 5));
  console.log(twice(200, (x) => x + 1));
  console.log(twice(100, (x) => x + 100));
}
