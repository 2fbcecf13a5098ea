import type { i32 } from 'bulkhead';

function checked(n: i32): i32 {
  if (n > 2) throw new Error('n is too big');
  return n;
}

export function scan(): void {
  for (let i = 0; i < 5; i++) console.log(checked(i));
}
