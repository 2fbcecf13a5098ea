import type { f32 } from 'bulkhead';

export function scan(): void {
  let x: f32 = 0;
  for (let turn = 0; turn < 12; turn++) {
    x += 0.1;
    if (x >= 1) console.log(turn, x);
  }
  x = 5;
  x--;
  ++x;
  x -= 0.5;
  x /= 3;
  console.log(x, x++, x);
}
