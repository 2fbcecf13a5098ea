import type { i32 } from 'bulkhead';

function twice(step: (value: i32) => void): void {
  const base: i32 = 10;
  step(base);
  step(base + 1);
}

export function scan(): void {
  let sum: i32 = 0;
  twice((outer) => {
    const base: i32 = 100;
    twice((inner) => {
      sum += outer * base + inner;
      console.log(outer, inner, sum);
    });
    console.log('after', outer, base);
  });
  console.log(sum);
}
