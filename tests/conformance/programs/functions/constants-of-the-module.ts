import type { i32, u32 } from 'bulkhead';

const WIDTH = 12;
const HEIGHT = WIDTH * 2 + 1;
const MASK = (1 << 5) - 1;
const BIG: u32 = 0xffffffff;
const NEGATIVE: i32 = -HEIGHT;
const ON = HEIGHT > WIDTH;

export function scan(): void {
  console.log(WIDTH, HEIGHT, MASK, BIG, NEGATIVE, ON);
  console.log(WIDTH * HEIGHT, BIG & MASK, NEGATIVE % WIDTH);
}
