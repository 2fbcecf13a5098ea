import type { i32, u8, u16 } from 'bulkhead';

class Average {
  private readonly window: Uint16Array = new Uint16Array(4);
  private at: u8 = 0;
  private sum: i32 = 0;
  add(value: u16): u16 {
    this.sum += value - this.window[this.at]!;
    this.window[this.at] = value;
    this.at = (this.at + 1) % 4;
    return Math.trunc(this.sum / 4);
  }
}
const average = new Average();

export function scan(): void {
  for (let i = 1; i <= 8; i++) console.log(average.add((i * i * 997) & 0xffff));
}
