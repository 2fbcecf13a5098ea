import type { i32, u8 } from 'bulkhead';

export function scan(): void {
  let step: i32 = 1;
  let sum: u8 = 0;
  for (let i = 0; i < 10; i++) {
    sum += step;
    step *= 2;
    console.log(sum, step);
  }
}
