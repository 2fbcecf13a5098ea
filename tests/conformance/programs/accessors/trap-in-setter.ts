import type { i32, u8 } from 'bulkhead';

class Level {
  private held: u8 = 0;
  get value(): u8 {
    return this.held;
  }
  set value(next: i32) {
    this.held = next * 2;
  }
}
const level = new Level();

export function scan(): void {
  level.value = 100;
  level.value -= 100;
  console.log(level.value);
  level.value = 128;
}
