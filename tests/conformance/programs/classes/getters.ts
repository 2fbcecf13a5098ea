import type { i32, u8 } from 'bulkhead';

let reads: i32 = 0;

class Level {
  private raw: u8 = 100;
  get percent(): u8 {
    reads++;
    return Math.trunc((this.raw * 100) / 255);
  }
  get high(): boolean {
    return this.percent > 50;
  }
  set(raw: u8): void {
    this.raw = raw;
  }
}
const level = new Level();

export function scan(): void {
  console.log(level.percent, level.high, reads);
  level.set(255);
  console.log(level.percent + level.percent, level.high, reads);
}
